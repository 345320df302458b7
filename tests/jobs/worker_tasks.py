"""Tasks that behave, and tasks that do not, for the tests of the pool. They run in worker processes."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from autovideo_studio.foundation.errors import Cancelled, DiskFull, InvalidInput, RateLimited
from autovideo_studio.foundation.i18n import current_language


def echo(payload, context):
    return {"payload": payload, "pid": os.getpid()}


def language(payload, context):
    return {"language": current_language()}


def environment(payload, context):
    return {"environment": dict(os.environ)}


def load_decimal():
    import decimal  # noqa: F401


def load_briefly():
    time.sleep(0.3)


def load_for_long():
    time.sleep(60)


def fail_to_load():
    raise ImportError("it is not installed")


def modules(payload, context):
    return {"modules": sorted(sys.modules)}


def count_up(payload, context):
    for step in range(payload["steps"] + 1):
        context.progress(step / payload["steps"])
        time.sleep(0.002)
    return {}


def sleep_briefly(payload, context):
    time.sleep(0.2)
    return {"pid": os.getpid()}


def sleep_kindly(payload, context):
    Path(payload["started"]).write_text(str(os.getpid()))
    for _ in range(2_000):
        context.raise_if_cancelled()
        time.sleep(0.01)
    return {}


def finish_in_spite_of_cancel(payload, context):
    Path(payload["started"]).touch()
    while not context.cancelled:
        time.sleep(0.005)
    return {"paid": True}


def sleep_deaf(payload, context):
    Path(payload["started"]).write_text(str(os.getpid()))
    time.sleep(60)
    return {}


def sleep_stubborn(payload, context):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    return sleep_deaf(payload, context)


def hold_the_gil(payload, context):
    """Native code that never lets go: no Python thread of this process runs again."""
    Path(payload["started"]).write_text(str(os.getpid()))
    ctypes.PyDLL(None).sleep(60)
    return {}


def start_a_child(payload, context):
    child = subprocess.Popen(["sleep", "60"])
    Path(payload["started"]).write_text(str(child.pid))
    time.sleep(60)
    return {}


def segfault(payload, context):
    ctypes.string_at(0)
    return {}


def killed(payload, context):
    os.kill(os.getpid(), signal.SIGKILL)
    return {}


def leave(payload, context):
    sys.exit(3)


def end_at_once(payload, context):
    os._exit(7)


def eat_memory(payload, context):
    return {"size": len(bytearray(payload["megabytes"] << 20))}


def keep_memory(payload, context):
    global kept
    kept = b"x" * (payload["megabytes"] << 20)
    return {"pid": os.getpid()}


def print_everywhere(payload, context):
    print("stray print")
    os.write(1, b"stray bytes on file 1\n" * 1_000)
    subprocess.run(["echo", "stray child"], check=True)
    return {"read": sys.stdin.read()}


def fail_as(payload, context):
    raise {
        "disk": DiskFull("Full.", "Free some.", "raw"),
        "rate": RateLimited("Slow down.", retry_after=7.5, provider="acme", request_id="r1"),
        "input": InvalidInput("Empty."),
        "cancel": Cancelled(),
        "own": OwnInvalid("Odd."),
        "bug": KeyError("missing"),
    }[payload["error"]]


class OwnInvalid(InvalidInput):
    """Of a module that the parent has not loaded."""


def no_json(payload, context):
    return {"set": {1, 2}}


def write_on(payload, context):
    with open(payload["log"], "a", buffering=1) as log:
        for _ in range(2_000):
            context.raise_if_cancelled()
            log.write(".")
            log.flush()
            time.sleep(0.02)
    return {}


def converse(payload, context):
    """Says what it is told, twice; dies of "die", hangs on "hang", fails on "fail"."""
    context.say({"op": "ready", "pid": os.getpid(), "payload": payload})
    while True:
        message = context.next_message()
        if message is None:
            continue
        match message["word"]:
            case "die":
                os.kill(os.getpid(), signal.SIGSEGV)
            case "hang":
                time.sleep(1000)
            case "fail":
                raise InvalidInput("as asked")
            case word:
                context.say({"op": "echo", "word": 2 * word})


def politeness(payload, context):
    import psutil  # here: a worker starts light

    return {"nice": psutil.Process().nice()}
