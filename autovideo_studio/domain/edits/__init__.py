"""Every way to change a project: one frozen value per verb, a pure `apply`, a drawing of before and after."""
