"""The script `run`: what it does on systems that are not this one, played by small stand-ins on PATH."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("cat", "chmod", "cksum", "dirname", "mkdir", "rm", "touch")


class System:
    """A system that has only what a test gave it, and a project folder with a space in its name."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "programs"
        self.project = folder / "dự án"
        self.log = folder / "log"
        self.programs.mkdir()
        self.project.mkdir()
        self.log.touch()
        shutil.copy(ROOT / "run", self.project)
        shutil.copy(ROOT / "pyproject.toml", self.project)
        for name in NEEDED:
            (self.programs / name).symlink_to(shutil.which(name) or name)

    def add(self, name: str, body: str) -> None:
        """Add a program; $log is the file that the test reads, $programs the folder on PATH."""
        program = self.programs / name
        head = f"#!/bin/sh\nlog='{self.log}'\nprograms='{self.programs}'\n"
        program.write_text(f"{head}{body}\n", encoding="utf-8")
        program.chmod(0o755)

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Call the script from another directory."""
        command = ["/bin/sh", str(self.project / "run"), *args]
        path = {"PATH": str(self.programs)}
        return subprocess.run(command, cwd="/", env=path, capture_output=True, text=True, timeout=60, check=False)

    def logged(self) -> list[str]:
        """Return the lines the stand-ins logged."""
        return self.log.read_text(encoding="utf-8").splitlines()


# Answers what `run` asks a Python: its version, whether it can make environments, and to make one whose
# programs log that they were called.
PYTHON = """
case "$*" in
    *ensurepip*) [ -e "$programs/ensurepip" ] ;;
    "-m venv .venv")
        mkdir -p .venv/bin
        for name in python bannergen ruff mypy lint-imports pytest; do
            printf '#!/bin/sh\\necho "%s $*" >>"%s"\\n' "$name" "$log" >.venv/bin/$name
            chmod 755 .venv/bin/$name
        done ;;
esac
"""


@pytest.fixture
def system(tmp_path: Path) -> System:
    """Return a system with nothing but a shell, run by somebody who is not root."""
    made = System(tmp_path)
    made.add("id", "echo 1000")
    return made


@pytest.fixture
def desk(system: System) -> System:
    """Return a system whose Python can make environments."""
    system.add("python3", PYTHON)
    (system.programs / "ensurepip").touch()
    return system


@pytest.mark.parametrize("verb", [(), ("dựng",)])
def test_without_a_known_verb_it_shows_its_use(system: System, verb: tuple[str, ...]) -> None:
    done = system.run(*verb)
    assert (done.returncode, done.stdout) == (2, "")
    assert "./run build" in done.stderr
    assert "./run test" in done.stderr


def test_without_python_it_says_so_in_one_line(system: System) -> None:
    done = system.run("build")
    assert done.returncode == 1
    assert done.stderr == (
        "run: Thiếu Python >= 3.11. Cài: sudo apt-get install -y python3 python3-venv"
        " | Python >= 3.11 is missing. Install: sudo apt-get install -y python3 python3-venv\n"
    )


def test_an_old_python_is_no_python(system: System) -> None:
    system.add("python3", "exit 1")
    assert "Python >= 3.11 is missing" in system.run("build").stderr


def test_without_ensurepip_and_root_it_names_the_package(system: System) -> None:
    system.add("python3", PYTHON)
    done = system.run("build")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "venv (ensurepip) is missing. Install: sudo apt-get install -y python3-venv" in done.stderr


def test_a_python_that_can_make_environments_wins_over_a_newer_one(desk: System) -> None:
    desk.add("python3.13", "exec false")
    desk.add("python3.12", 'case "$*" in *ensurepip*) exit 1 ;; esac')
    desk.run("build")
    assert desk.logged()[-1] == "bannergen build"


def test_root_gets_what_is_missing_and_the_lists_are_fetched_once(system: System) -> None:
    system.add("id", "echo 0")
    system.add("python3", PYTHON)
    system.add(
        "apt-get",
        """echo "apt-get $DEBIAN_FRONTEND $*" >>"$log"
        case "$*" in
            *update*) touch "$programs/lists" ;;
            *) [ -e "$programs/lists" ] && touch "$programs/ensurepip" ;;
        esac""",
    )
    assert system.run("build").returncode == 0
    apt = "apt-get noninteractive -qq -o DPkg::Lock::Timeout=300"
    install = f"{apt} install -y --no-install-recommends python3-venv"
    assert system.logged()[:3] == [install, f"{apt} update", install]


def test_without_cairo_and_root_it_names_the_package(desk: System) -> None:
    desk.run("build")
    python = desk.project / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\ncase "$*" in *cairocffi*) exit 1 ;; esac\n', encoding="utf-8")
    done = desk.run("build")
    assert done.returncode == 1
    assert done.stderr == (
        "run: Thiếu cairo. Cài: sudo apt-get install -y libcairo2"
        " | cairo is missing. Install: sudo apt-get install -y libcairo2\n"
    )


def test_arguments_reach_the_program_as_they_are(desk: System) -> None:
    done = desk.run("build", "chiến dịch.yaml", "-j", "2")
    assert (done.returncode, done.stdout) == (0, "")
    assert desk.logged()[-1] == "bannergen build chiến dịch.yaml -j 2"


def test_what_a_build_remembers_stays_in_the_project_folder(desk: System) -> None:
    desk.run("build")
    program = desk.project / ".venv/bin/bannergen"
    program.write_text(f'#!/bin/sh\necho "$XDG_CACHE_HOME" >>"{desk.log}"\n', encoding="utf-8")
    desk.run("build")
    assert desk.logged()[-1] == str(desk.project / ".venv/cache")


def test_a_second_run_installs_nothing(desk: System) -> None:
    desk.run("build")
    before = len(desk.logged())
    desk.run("build")
    assert [line for line in desk.logged()[before:] if "-m pip" in line] == []


def test_a_changed_pyproject_installs_again(desk: System) -> None:
    desk.run("build")
    before = len(desk.logged())
    (desk.project / "pyproject.toml").write_text("changed")
    desk.run("build")
    assert len([line for line in desk.logged()[before:] if "-m pip" in line]) == 1


def test_a_moved_folder_gets_a_new_environment(desk: System) -> None:
    desk.run("build")
    (desk.project / ".venv" / "old").touch()
    desk.project = desk.project.rename(desk.project.with_name("moved"))
    desk.run("build")
    assert not (desk.project / ".venv" / "old").exists()


def test_every_check_runs_in_order_and_missing_readers_are_named(desk: System) -> None:
    done = desk.run("test", "-k", "x")
    calls = [line for line in desk.logged() if not line.startswith("python ")]
    assert calls == ["ruff check", "ruff format --check", "mypy ", "lint-imports ", "pytest -k x"]
    assert "sudo apt-get install -y libharfbuzz-bin poppler-utils qpdf mupdf-tools ghostscript" in done.stderr


def test_the_first_failing_check_is_named_and_the_last(desk: System) -> None:
    desk.run("build")
    (desk.project / ".venv" / "bin" / "mypy").write_text("#!/bin/sh\nexit 1\n")
    done = desk.run("test")
    assert done.returncode == 1
    assert done.stderr.endswith("run: Không đạt: mypy | Failed: mypy\n")
    assert [line for line in desk.logged() if line.startswith("pytest")] == []
