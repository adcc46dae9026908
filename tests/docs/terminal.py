"""Types the shell blocks of a page into one terminal, line by line, and fails where a line does."""

from __future__ import annotations

import json
import os
import re
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from .blocks import Block

_EXPORT = re.compile(r"^export (\w+)=(\S+)$")
_SECONDS = 120
# What goes on until Ctrl-C, with the port that shows it is there; None where none does.
_GOES_ON = {"python demo/feed/serve.py": "8800", "marsad serve": "8765", "marsad watch": None}


class Terminal:
    """A folder, an environment, and what runs in the other terminals.

    The ports that the pages name are put to free ones, so that tests do not meet.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said = ""
        self._running: list[subprocess.Popen[bytes]] = []
        self._ports = {port: _free_port() for port in ("8765", "8800")}
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith("MARSAD_")}
        more = {"PATH": path, "MARSAD_PORT": self._ports["8765"], "LANG": "C.UTF-8", "CURL_HOME": str(folder)}
        self._environment = {**kept, **more}
        # An answer of 404 ends curl with an error.
        (folder / ".curlrc").write_text("fail\nshow-error\n", encoding="utf-8")

    def run(self, block: Block) -> None:
        """Types a shell block, or runs one of Python. What ends with an error fails the test."""
        if block.language == "python":
            self._wait_for([sys.executable, "-c", self._local(block.text)], str(block))
        else:
            self.type(block.text, str(block))

    def type(self, text: str, where: str) -> None:
        """Types lines: those up to one that goes on are one script, for they may hand values on."""
        script: list[str] = []
        for line in [*self._local(text).replace("\\\n", " ").splitlines(), ""]:
            exported = _EXPORT.match(line)
            going_on = next((start for start in _GOES_ON if line.startswith(start)), None)
            if exported:
                self._environment[exported[1]] = exported[2]
            elif going_on:
                self._start(line, _GOES_ON[going_on])
            else:
                script.append(line)
        if any(script):
            self._wait_for(["sh", "-ec", "\n".join(script)], where)

    def asked(self, command: str) -> dict[str, Any]:
        """The JSON object that a command prints."""
        words = shlex.split(command)
        said = subprocess.check_output(words, cwd=self.folder, env=self._environment, timeout=_SECONDS)
        answer: dict[str, Any] = json.loads(said)
        return answer

    def close(self) -> None:
        """Ends what goes on in the other terminals; each must end cleanly."""
        for process in self._running[::-1]:
            process.terminate()
        for process in self._running:
            process.wait(_SECONDS)

    def _wait_for(self, command: list[str], where: str) -> None:
        ended = subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        said = (ended.stdout + ended.stderr).decode("utf-8", "replace")
        assert ended.returncode == 0, f"{where}: {command[-1]}: ended with {ended.returncode}: {said}"
        assert "Traceback" not in said, f"{where}: {command[-1]}: {said}"
        self.said += said

    def _start(self, line: str, port: str | None) -> None:
        options = ["--port", self._ports[port]] if port == "8800" else []
        command = [*shlex.split(line), *options]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, cwd=self.folder, env=self._environment, **silent)
        self._running.append(process)
        if port:
            _until_answers(f"http://127.0.0.1:{self._ports[port]}/")

    def _local(self, text: str) -> str:
        for port, free in self._ports.items():
            text = text.replace(f":{port}", f":{free}")
        return text


@contextmanager
def terminal(folder: Path) -> Iterator[Terminal]:
    """A terminal in `folder`; what it started is ended."""
    opened = Terminal(folder)
    try:
        yield opened
    finally:
        opened.close()


def _free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return str(listening.getsockname()[1])


def _until_answers(address: str) -> None:
    for _ in range(300):
        try:
            urlopen(address, timeout=5).close()
        except (URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{address} does not answer")
