#!/usr/bin/env bash
# Installs what banmian needs on Debian 12, Debian 13 or Ubuntu 24.04, for root or a user with sudo.
#   ./setup.sh run     what running needs: Tesseract, its Chinese models, .venv with the pinned packages
#   ./setup.sh lint    what checking the code needs: the pinned packages of development
#   ./setup.sh test    all of it, and what tests and benchmark need: S3, Postgres, Chromium, fonts
# Running it again is quick: only what is missing or changed is installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# Where packages go is decided here, not by the caller's environment.
unset VIRTUAL_ENV PYTHONHOME PYTHONPATH PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV
export PIP_DISABLE_PIP_VERSION_CHECK=1

RUN_PACKAGES=(tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-chi-tra libgl1 libglib2.0-0)
TEST_PACKAGES=(radosgw ceph-mon ceph-osd curl postgresql chromium)

fail() {
  printf 'setup: %s\n' "$@" >&2
  exit 1
}

# Debian 13 and Ubuntu 24.04 renamed some libraries to NAMEt64.
is_installed() {
  local name
  for name in "$1" "$1t64"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] && return
  done
  return 1
}

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}

apt_install() {
  local missing=() name command log
  for name in "$@"; do is_installed "$name" || missing+=("$name"); done
  [[ ${#missing[@]} == 0 ]] && return
  command="apt-get install --no-install-recommends ${missing[*]}"
  type apt-get >/dev/null 2>&1 ||
    fail "this machine has no apt-get; install what these Debian packages hold: ${missing[*]}"
  [[ $(id -u) == 0 ]] || type sudo >/dev/null 2>&1 ||
    fail "neither root nor sudo; have an administrator run: $command"
  echo "setup: installing Debian packages: ${missing[*]}"
  as_root true || fail "sudo refused; have an administrator run: $command"
  # A list that cannot be fetched need not be one of ours: whether the install works decides.
  as_root apt-get -qq -o DPkg::Lock::Timeout=300 update || true
  if ! log=$(as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
    -o DPkg::Lock::Timeout=300 install --no-install-recommends "${missing[@]}" 2>&1); then
    tail -n 5 <<<"$log" >&2
    fail "Debian packages could not be installed; with root and a network, run: $command"
  fi
}

# Prints the first Python >= 3.11 with the modules we need; of an active environment, the Python it
# was made from.
find_python() {
  local name
  for name in python3 python3.13 python3.12 python3.11; do
    "$name" -c 'import ctypes, sqlite3, ssl, sys, venv
sys.version_info >= (3, 11) or sys.exit(1)
print(getattr(sys, "_base_executable", sys.executable))' 2>/dev/null && return
  done
  fail "no Python >= 3.11 found (with ssl and sqlite3); install one: apt-get install python3"
}

# Debian ships venv without pip until pythonX.Y-venv is installed; others bring it along.
make_venv() {
  local python=$1 version
  if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("{}.{}".format(*sys.version_info))')
    apt_install "python$version-venv"
  fi
  "$python" -m venv --clear .venv ||
    fail "$python cannot make a virtual environment; install its venv and ensurepip modules"
}

# python_packages REQUIREMENTS: .venv with these packages and this folder, unless it has them.
python_packages() {
  local stamp=".venv/.$1" key python
  if ! .venv/bin/python -c 'import sys, pip; sys.version_info >= (3, 11) or sys.exit(1)' 2>/dev/null
  then
    python=$(find_python)
    make_venv "$python"
  fi
  key=$(cat "$1" pyproject.toml <(echo "$PWD") | sha256sum)
  [[ -f $stamp && $(<"$stamp") == "$key" ]] && return
  echo "setup: installing Python packages: $1"
  if ! .venv/bin/python -m pip install -q -r "$1" ||
    ! .venv/bin/python -m pip install -q --no-deps -e .; then
    fail "Python packages could not be installed; pip needs a package index it can reach"
  fi
  echo "$key" >"$stamp"
}

# standard_models: Tesseract's standard models, where banmian looks for them.
standard_models() {
  local folder=.venv/share/banmian/tessdata
  [[ -f $folder/chi_sim.traineddata && -f $folder/chi_tra.traineddata ]] && return
  echo "setup: fetching Tesseract's standard models"
  ocr/standard_models.sh "$folder" .venv/bin/python
}

case ${1:-} in
  run)
    apt_install "${RUN_PACKAGES[@]}"
    python_packages requirements.txt
    standard_models ||
      echo "setup: could not get them (from npm's registry); Tesseract reads without them, less well"
    ;;
  lint)
    apt_install "${RUN_PACKAGES[@]}"
    python_packages requirements-dev.txt
    ;;
  test)
    apt_install "${RUN_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
    python_packages requirements-dev.txt
    standard_models || fail "they could not be had; npm or pip need a registry they can reach"
    fonts=$(.venv/bin/python -c 'from bench.press.fonts import FACES
print(*sorted({face.package for face in FACES}), sep="\n")')
    mapfile -t fonts <<<"$fonts"
    apt_install "${fonts[@]}"
    ;;
  *)
    sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
