"""What every room may use and what knows no other room: errors, ids, digests, files, cancel, i18n."""
