#!/usr/bin/env bash
# Installs what Baton needs to be built, tested and tried on Debian 12. Packages that are there already
# are left alone; run it as often as you like.
#
#   Deploy/setup.sh            to build, test and run the demo
#   Deploy/setup.sh --bench    also what the benchmarks compare Baton with
#   Deploy/setup.sh --desk     also the browser in which the board is tested, and letters for its languages (0.4 GB)
set -euo pipefail

packages=(
  libssl-dev libcurl4-openssl-dev libarchive-dev zlib1g-dev libqrencode-dev libsqlite3-dev pkg-config # the libraries Baton links
  openssl zstd tar python3-venv gcc libc6-dev jq                                         # opening bundles by hand, tests
  strace iproute2                                                          # fault injection in tests
)
bench_packages=(nncp postfix)
desk_packages=(chromium fonts-noto-core)

# CVE-2026-34182: shorter tags let a forged AuthEnvelopedData pass. Debian 12 fixed it in this version.
openssl_packages=(libssl3 libssl-dev openssl)
openssl_minimum=3.0.22
swift_minimum=6.2

say() { printf 'setup: %s\n' "$*"; }
warn() { printf 'setup: warning: %s\n' "$*" >&2; }
fail() {
  printf 'setup: error: %s\n' "$@" >&2
  exit 1
}

usage() {
  say "usage: Deploy/setup.sh [--bench] [--desk]"
}

# The version of a package, or nothing when it is not installed.
installed_version() {
  dpkg-query -W -f='${db:Status-Status} ${Version}\n' "$1" 2>/dev/null |
    awk '$1 == "installed" { version = $2 } END { print version }' || true
}

# The installed ones among the OpenSSL packages that are older than the minimum.
old_openssl_packages() {
  local name version
  for name in "${openssl_packages[@]}"; do
    version=$(installed_version "$name")
    if [[ -n $version ]] && dpkg --compare-versions "$version" lt "$openssl_minimum"; then
      printf '%s ' "$name"
    fi
  done
}

# Fills `as_root` with what has to stand before a command that needs an administrator.
# Fails when there is no way to become one.
as_root=()
become_root() {
  if ((EUID == 0)); then
    as_root=()
  elif command -v sudo >/dev/null; then
    as_root=(sudo)
  else
    return 1
  fi
}

# Answers beforehand the one question postfix asks, so that it installs without starting anything.
answer_postfix() {
  echo "postfix postfix/main_mailer_type select No configuration" |
    "${as_root[@]}" debconf-set-selections
}

# apt-get without questions; configuration files that somebody changed are kept.
apt_get() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@" </dev/null
}

install_packages() {
  apt_get update || warn "apt-get could not renew its package lists; going on with the ones it has"
  apt_get install --no-install-recommends "$@"
}

# What to type, for somebody who is allowed to.
command_for_administrator() {
  local line="apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $*"
  if [[ " $* " == *" postfix "* ]]; then
    line="echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections; $line"
  fi
  echo "$line"
}

install_missing() {
  local name missing=()
  for name in "${packages[@]}"; do
    if [[ -z $(installed_version "$name") ]]; then missing+=("$name"); fi
  done
  if ((${#missing[@]} == 0)); then
    say "all ${#packages[@]} Debian packages are here"
    return
  fi

  say "missing: ${missing[*]}"
  if ! become_root; then
    fail "these packages are missing and this user may not install them; ask an administrator to run:" \
      "  $(command_for_administrator "${missing[@]}")"
  fi
  if [[ " ${missing[*]} " == *" postfix "* ]]; then answer_postfix; fi
  say "installing them with ${as_root[*]:+${as_root[*]} }apt-get"
  if ! install_packages "${missing[@]}"; then
    fail "apt-get could not install them (its own words are above); put that right, or run by hand:" \
      "  $(command_for_administrator "${missing[@]}")"
  fi
  say "installed: ${missing[*]}"
}

# An old OpenSSL is upgraded where that is possible; where it is not, Baton still builds, so only warn.
upgrade_openssl() {
  local old
  read -r -a old <<<"$(old_openssl_packages)"
  if ((${#old[@]} == 0)); then return; fi

  say "older than $openssl_minimum: ${old[*]}"
  if become_root; then
    say "upgrading them with ${as_root[*]:+${as_root[*]} }apt-get"
    install_packages "${old[@]}" || true
    read -r -a old <<<"$(old_openssl_packages)"
    if ((${#old[@]} == 0)); then
      say "upgraded OpenSSL to $(installed_version openssl)"
      return
    fi
  fi
  warn "${old[*]} still older than $openssl_minimum: forged sealed parts may pass OpenSSL (CVE-2026-34182)."
  warn "  Do not put real cases on this machine before an administrator has run:"
  warn "  $(command_for_administrator "${old[@]}")"
}

check_swift() {
  local version
  if ! command -v swift >/dev/null; then
    fail "there is no swift on PATH. Baton needs Swift $swift_minimum or newer: install a toolchain for Debian 12" \
      "  from https://www.swift.org/install/linux/ and put its usr/bin on PATH."
  fi
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*[0-9]\).*/\1/p' | head -n 1)
  if [[ -z $version ]]; then
    fail "$(command -v swift) does not tell its version; does 'swift --version' work?"
  fi
  if dpkg --compare-versions "$version" lt "$swift_minimum"; then
    fail "$(command -v swift) is Swift $version; Baton needs $swift_minimum or newer (https://www.swift.org/install/linux/)."
  fi
  say "swift $version, OpenSSL $(installed_version openssl)"
}

main() {
  local argument
  for argument in "$@"; do
    case $argument in
      --bench) packages+=("${bench_packages[@]}") ;;
      --desk) packages+=("${desk_packages[@]}") ;;
      -h | --help)
        usage
        exit 0
        ;;
      *)
        usage >&2
        exit 64
        ;;
    esac
  done
  if ! command -v dpkg-query >/dev/null; then
    fail "this is not a Debian system (no dpkg-query). Install what these Debian packages hold, then build:" \
      "  ${packages[*]}"
  fi
  install_missing
  upgrade_openssl
  check_swift
}

main "$@"
