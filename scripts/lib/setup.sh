# shellcheck shell=bash
# Sourced by the scripts beside it. Each `need_…` function makes one thing available, installing it only where it is
# missing, and leaves behind what its comment names. Every way that fetches is tried after what is already there.
# Errors are said in three lines (what, why, what next) and end the script with 2: it could not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root" || exit 2
# Used by the scripts that source this.
# shellcheck disable=SC2034
target=${CARGO_TARGET_DIR:-$root/target}
# A container may run without HOME; cargo and npm both insist on one.
export HOME=${HOME:-$root/target/home}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/huashu
wasm_triple=wasm32-unknown-unknown
# Set by `need_cargo`, `need_node` and `need_wasm` for the functions below.
apt_updated=
# Set by `small_wasm` for `wasm_cargo`.
wasm_small=
# Set by `release_flags`.
wasm_flags=

say() { printf '%s\n' "$*" >&2; }

# give_up WHAT WHY NEXT
give_up() {
  say "${0##*/}: $1"
  say "  why:  $2"
  say "  next: $3"
  exit 2
}

# flag_value FLAG [VALUE]: the value, or the end of the script where it is left out.
flag_value() {
  [ -n "${2:-}" ] || give_up "$1 needs a value" "nothing follows it" "write $1 VALUE"
  printf '%s\n' "$2"
}

# apt_install WHY PACKAGE…
apt_install() {
  local why=$1 as_root=() name
  shift
  command -v apt-get >/dev/null ||
    give_up "$why is missing" "this system has no apt-get to install it with" "install it by hand (Debian calls it: $*)"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      give_up "$why is missing" "installing it needs root, and there is no sudo" "as root: apt-get install $*"
    as_root=(sudo)
  fi
  say "installing $why: $*"
  if [ -z "$apt_updated" ]; then
    "${as_root[@]}" apt-get update -qq >&2 || say "  apt-get update failed; going on with the lists that are there"
    apt_updated=yes
  fi
  for name; do
    apt-cache show "$name" >/dev/null 2>&1 ||
      give_up "$why is missing" "this system's packages have no $name" "install $why by hand, then run this again"
  done
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" >&2 ||
    give_up "$why could not be installed" "apt-get install $* failed (its words are above)" "repair that, then run this again"
}

# A native Rust: `cargo` on the PATH that works. rustup's shim without a toolchain does not count.
need_cargo() {
  cargo -V >/dev/null 2>&1 && rustc -V >/dev/null 2>&1 && return
  if [ -x "$HOME/.cargo/bin/cargo" ] && "$HOME/.cargo/bin/cargo" -V >/dev/null 2>&1; then
    export PATH=$HOME/.cargo/bin:$PATH
    return
  fi
  [ -x /usr/bin/cargo ] || apt_install "Rust" cargo-web rustc-web
  # Ahead of a shim that does not work.
  export PATH=/usr/bin:$PATH
  cargo -V >/dev/null 2>&1 ||
    give_up "Rust does not run" "cargo -V fails" "install Rust from https://rustup.rs, then run this again"
}

# clippy for the native Rust.
need_clippy() {
  need_cargo
  cargo clippy --version >/dev/null 2>&1 && return
  command -v rustup >/dev/null && timeout 60 rustup component add clippy >&2 && return
  [ "$(command -v cargo)" != /usr/bin/cargo ] || apt_install "clippy" rust-web-clippy
  cargo clippy --version >/dev/null 2>&1 ||
    give_up "clippy is missing" "this Rust came without it" "rustup component add clippy"
}

# Whether there is a rustfmt that knows this edition: Debian's does not, and comes with no Rust that builds this.
have_rustfmt() {
  need_cargo
  rustfmt --version --edition "$(sed -n 's/^edition = "\(.*\)"/\1/p' Cargo.toml | head -n 1)" >/dev/null 2>&1 && return
  command -v rustup >/dev/null && timeout 60 rustup component add rustfmt >&2
}

# Debian's second Rust, which has the standard library's source to build for wasm.
debian_wasm_ready() {
  [ -x /usr/bin/cargo ] && [ -x /usr/bin/rustc ] && [ -d /usr/lib/rustlib/src/rust/library/std ] && debian_wasm_ld
}

debian_wasm_ld() {
  local ld
  for ld in /usr/bin/wasm-ld-19 /usr/bin/wasm-ld; do
    if [ -x "$ld" ]; then
      wasm_ld=$ld
      return
    fi
  done
  return 1
}

# Rust for wasm. Leaves `wasm_way`: native (the native Rust has the target) or debian (see `wasm_cargo`).
need_wasm() {
  need_cargo
  local libs
  libs=$(rustc --print target-libdir --target "$wasm_triple" 2>/dev/null || true)
  if [ -n "$libs" ] && [ -d "$libs" ]; then
    wasm_way=native
  elif debian_wasm_ready; then
    wasm_way=debian
  # Where the network is closed this hangs: hence the limit.
  elif command -v rustup >/dev/null && timeout 20 rustup target add "$wasm_triple" >&2; then
    wasm_way=native
  else
    apt_install "Rust for wasm" rustc-web cargo-web rust-web-src lld-19
    debian_wasm_ready ||
      give_up "Rust cannot build for wasm" "the packages are there, but not what they should hold" \
        "rustup target add $wasm_triple, then run this again"
    wasm_way=debian
  fi
}

# For a release build, after `need_wasm`: a Rust that compiles the standard library along with the module, so that it is
# made small too. Leaves `wasm_small`, which is empty where only a ready library can be had.
small_wasm() {
  wasm_small=yes
  [ "$wasm_way" = native ] || return 0
  std_source_ready && return
  if debian_wasm_ready; then
    wasm_way=debian
    return
  fi
  wasm_small=
  say "the standard library is taken as it comes, and the module is a tenth larger: to build it small needs rust-src"
}

# For a release build, after `need_wasm`: as `small_wasm`, and leaves the compiler's flags in `wasm_flags`, each with a
# byte behind it that no path has in it.
release_flags() {
  # Panic messages hold source paths: let them name the crate, not the folders of whoever built it.
  wasm_flags=$(printf -- '--remap-path-prefix=%s\x1f' "${CARGO_HOME:-$HOME/.cargo}/registry/src=crates" \
    "$(rustc --print sysroot)/lib/rustlib/src/rust=rust" "/usr/lib/rustlib/src/rust=rust" "$root=huashu")
  small_wasm
  # Where the standard library is compiled with the rest, all of it can be made small: a panic breaks off without words,
  # which the loader then finds; no source places, no text of `{:?}`, no inlining before that of LLVM; and only those
  # features of wasm that save bytes, where the compiler would take some that cost them. A ready library knows none of
  # this.
  if [ -n "$wasm_small" ]; then
    wasm_flags+=$(printf '%s\x1f' -Zlocation-detail=none -Zfmt-debug=none -Zinline-mir=no \
      -Zunstable-options -Cpanic=immediate-abort -Ctarget-cpu=mvp \
      -Ctarget-feature=+bulk-memory,+sign-ext,+nontrapping-fptoint,+mutable-globals)
  fi
}

# Whether the native Rust has the source of its standard library, and what that depends on.
std_source_ready() {
  local source
  source=$(rustc --print sysroot)/lib/rustlib/src/rust/library/std
  [ -d "$source" ] || { command -v rustup >/dev/null && timeout 60 rustup component add rust-src >&2; }
  [ -d "$source" ] || return 1
  RUSTC_BOOTSTRAP=1 timeout 120 cargo fetch -q --target "$wasm_triple" -Zbuild-std=std,panic_abort
}

# wasm_cargo COMMAND ARGUMENT…: cargo for the wasm target, after `need_wasm`. Where `wasm_small` is set, the standard
# library's smaller algorithms are taken, and all goes to a folder of its own, which `wasm_folder` names.
wasm_cargo() {
  local run=(cargo "$1") std=('-Zbuild-std=std,panic_abort') with=()
  # cargo would look for its own subcommands in rustup's folder first.
  [ "$wasm_way/$1" != debian/clippy ] || run=(cargo-clippy clippy)
  shift
  if [ "$wasm_way" = debian ]; then
    run[0]=/usr/bin/${run[0]}
    with=("PATH=/usr/bin:$PATH" RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc
      "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$wasm_ld")
  elif [ -z "$wasm_small" ]; then
    "${run[@]}" --target "$wasm_triple" "$@"
    return
  fi
  [ -z "$wasm_small" ] || std+=(-Zbuild-std-features=optimize_for_size --target-dir "$target/small")
  # cargo builds a standard library only for an unstable compiler, and a stable one passes for that when it is told to.
  env "${with[@]}" RUSTC_BOOTSTRAP=1 "${run[@]}" --target "$wasm_triple" "${std[@]}" "$@"
}

# Where `wasm_cargo` leaves what it makes.
wasm_folder() { printf '%s\n' "$target${wasm_small:+/small}/$wasm_triple"; }

# clippy for wasm; 1 where this toolchain cannot have it.
have_wasm_clippy() {
  need_wasm
  if [ "$wasm_way" = native ]; then
    cargo clippy --version >/dev/null 2>&1
    return
  fi
  [ -x /usr/bin/cargo-clippy ] && return
  apt-cache show rust-web-clippy >/dev/null 2>&1 || return 1
  apt_install "clippy for wasm" rust-web-clippy
}

# wasm-bindgen and its test runner, of exactly the version in Cargo.lock: glue and library must agree. On the PATH after.
need_bindgen() {
  need_cargo
  local version
  version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
  [ -n "$version" ] ||
    give_up "the version of wasm-bindgen is unknown" "Cargo.lock does not name the crate" "cargo metadata >/dev/null, which writes it"
  local bin=$cache/wasm-bindgen-$version/bin
  [ ! -x "$bin/wasm-bindgen" ] || export PATH=$bin:$PATH
  if [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ] && command -v wasm-bindgen-test-runner >/dev/null; then
    return
  fi
  say "installing wasm-bindgen $version (about two minutes, once)"
  mkdir -p "${bin%/bin}"
  # The published lock file at times names a crate that a registry does not have yet.
  cargo install -q wasm-bindgen-cli --version "$version" --root "${bin%/bin}" --locked >&2 ||
    cargo install -q wasm-bindgen-cli --version "$version" --root "${bin%/bin}" >&2 ||
    give_up "wasm-bindgen $version could not be installed" "cargo install failed (its words are above)" \
      "cargo install wasm-bindgen-cli --version $version"
  export PATH=$bin:$PATH
}

# cargo-fuzz and the C++ compiler that libFuzzer is built with. On the PATH after.
need_cargo_fuzz() {
  need_cargo
  local version=0.13.2
  local bin=$cache/cargo-fuzz-$version/bin
  command -v c++ >/dev/null || apt_install "a C++ compiler" g++
  export PATH=$bin:$PATH
  command -v cargo-fuzz >/dev/null && return
  say "installing cargo-fuzz $version (about a minute, once)"
  cargo install -q cargo-fuzz --version "$version" --root "${bin%/bin}" --locked >&2 ||
    give_up "cargo-fuzz $version could not be installed" "cargo install failed (its words are above)" \
      "cargo install cargo-fuzz --version $version"
}

node_is_new_enough() {
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
    2>/dev/null
}

# Node.js 20.19 or later, and npm, on the PATH.
need_node() {
  local arch bin
  case $(uname -m) in aarch64 | arm64) arch=arm64 ;; *) arch=x64 ;; esac
  bin=$cache/node/node_modules/node-linux-$arch/bin
  [ ! -x "$bin/node" ] || export PATH=$bin:$PATH
  node_is_new_enough && command -v npm >/dev/null && return
  if ! command -v npm >/dev/null; then
    # Some distributions' nodejs carries npm; Debian's has it in a package of its own.
    apt_install "Node.js" nodejs
    command -v npm >/dev/null || apt_install "npm" npm
    node_is_new_enough && return
  fi
  # Any npm can fetch a newer Node: the package holds the program itself.
  say "installing Node.js 22 beside the system's older one"
  mkdir -p "$cache/node"
  npm install --silent --no-save --ignore-scripts --prefix "$cache/node" "node-linux-$arch@22" >&2 ||
    give_up "Node.js 20.19 or later is missing" "npm could not fetch it" "install it from https://nodejs.org, then run this again"
  export PATH=$bin:$PATH
  node_is_new_enough ||
    give_up "Node.js 20.19 or later is missing" "the one fetched does not run here" "install it from https://nodejs.org"
}

# need_npm_packages FOLDER: node_modules as the package-lock.json there says. npm's own record of what it installed is
# compared, so that nothing is fetched twice, nor anything left from another commit.
need_npm_packages() {
  local folder=$1
  need_node
  (cd "$folder" && node "$root/scripts/lib/npm-current.mjs") && return
  say "installing the npm packages of $folder"
  (cd "$folder" && npm ci --ignore-scripts --prefer-offline --no-audit --no-fund --loglevel=error) >&2 ||
    give_up "the npm packages could not be installed" "npm ci failed (its words are above)" "repair that, then run this again"
}

# Chromium and a font with Chinese. Leaves CHROMIUM, exported.
need_chromium() {
  local name
  if [ -z "${CHROMIUM:-}" ]; then
    for name in chromium chromium-browser google-chrome; do
      CHROMIUM=$(command -v "$name") && break
    done
    if [ -z "${CHROMIUM:-}" ]; then
      apt_install "Chromium" chromium chromium-driver
      CHROMIUM=$(command -v chromium)
    fi
  fi
  export CHROMIUM
  [ -x "$CHROMIUM" ] || give_up "Chromium is missing" "$CHROMIUM cannot be run" "set CHROMIUM to a browser's path"
  if ! command -v fc-list >/dev/null || [ -z "$(fc-list :lang=zh)" ]; then
    apt_install "a font with Chinese" fontconfig fonts-noto-cjk
  fi
}

# The driver of the same Chromium. Leaves CHROMEDRIVER, exported.
need_chromedriver() {
  need_chromium
  if [ -z "${CHROMEDRIVER:-}" ]; then
    command -v chromedriver >/dev/null || apt_install "chromedriver" chromium-driver
    CHROMEDRIVER=$(command -v chromedriver)
  fi
  export CHROMEDRIVER
  [ -x "$CHROMEDRIVER" ] ||
    give_up "chromedriver is missing" "$CHROMEDRIVER cannot be run" "set CHROMEDRIVER to the driver of your Chromium"
}

# A Python that can make virtual environments.
need_python() {
  python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && return
  apt_install "Python" python3 python3-venv
  python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' ||
    give_up "Python 3.10 or later with venv is missing" "the python3 on the PATH is older or lacks it" "install it, then run this again"
}
