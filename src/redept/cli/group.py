"""The group of all commands, the options that many of them take, and their exit codes."""

import sys
from pathlib import Path
from typing import Any

import click

from redept.cli.saying import say
from redept.errors import RedeptError, SourceError

GAVE_NO_RECORD = 1
WRONG_CALL = 2

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON record a line.")
volume_option = click.option("--volume", metavar="ID", help="The volume of papers that do not say theirs.")
corpus_argument = click.argument("corpus", metavar="CORPUS", type=click.Path(path_type=Path))
paths_argument = click.argument("paths", metavar="PATH...", nargs=-1, required=True)


class Redept(click.Group):
    """The group of commands; what goes wrong is told in one line, never as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SourceError as error:
            say(str(error), err=True)
            ctx.exit(GAVE_NO_RECORD)
        except RedeptError as error:
            say(f"redept: {error}", err=True)
            ctx.exit(WRONG_CALL)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(0)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=Redept, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="redept", message="redept %(version)s")
def main() -> None:
    """Reads the papers of diplomacy and follows what they say.

    Begin with `redept demo`. Every command has --help with an example on the specimen that demo builds.
    """
