#!/usr/bin/env bash
# Opens a Baton bundle with standard tools and no Baton (specification, section 9).
#
#   open-by-hand.sh BUNDLE KEY ROOT OUT
#
#   BUNDLE  a directory with manifest.p7m and parts/, or a carry file (*.baton)
#   KEY     the private key (PEM) of a sealing certificate of the receiving mission, or a folder with several of them
#           (sealing-*.pem), each of which is tried; that of a compartment lies in an
#           envelope: openssl cms -decrypt -binary -inform DER -in compartments/…/….p7m -inkey staff/NAME.pem
#   ROOT    the root certificate of the federation (PEM)
#   OUT     where the bags go, one folder per compartment; must be new or empty
#
# BATON_AT=SECONDS in the environment checks certificates as of that moment (seconds since 1970), for a
# bundle whose certificates have expired since. Revocation is not checked here: it stands in the
# federation's directory, not in the bundle.
#
# Exit status: 0 opened and proved; 1 refused, with the reason on standard error; 64 wrong usage.
set -euo pipefail
export LC_ALL=C
umask 077

part_limit=$((8 * 1024 * 1024 + 8192))
window_limit=8MiB
manifest_limit=$((4 * 1024 * 1024))
work=

say() { printf '%s\n' "$*"; }
refuse() { printf 'refused: %s\n' "$*" >&2; exit 1; }
usage() { printf 'usage: open-by-hand.sh BUNDLE KEY ROOT OUT\n%s\n' "$*" >&2; exit 64; }
cleanup() { if [ -n "$work" ]; then rm -rf -- "$work"; fi; }
trap cleanup EXIT
trap 'exit 1' HUP INT TERM

digest() { sha256sum <"$1" | cut -d ' ' -f 1; }
size() { wc -c <"$1" | tr -d ' '; }

# Reads a JSON text and writes one line per value: its path, a tab, the value. A string's quotes are taken off.
flatten() {
  if grep -qaF '\' "$1"; then printf 'it holds an escape, which no manifest needs\n' >&2; return 1; fi
  grep -aoE '"[^"]*"|[][{}:,]|[^][{}:,"[:space:]]+' "$1" | awk '
    function fail(why) { print why > "/dev/stderr"; failed = 1; exit 1 }
    function emit(value,  place) {
      place = path[depth]
      if (place in given) fail("a member stands twice: " place)
      given[place] = 1
      if (value != "") print place "\t" value
    }
    # Where the next value stands: a member of an object has its key already, an element gets its number.
    function step() { if (kind[depth] == "[") path[depth] = base[depth] "/" count[depth]++ }
    { token = $0 }
    token == "{" || token == "[" {
      step(); emit(""); depth++; kind[depth] = token; base[depth] = path[depth - 1]; count[depth] = 0
      want_key = (token == "{"); next
    }
    token == "}" || token == "]" {
      if (depth < 1 || (kind[depth] == "{") != (token == "}")) fail("brackets do not match")
      depth--; want_key = 0; next
    }
    token == "," { want_key = (kind[depth] == "{"); next }
    token == ":" { want_key = 0; next }
    {
      text = token
      if (text ~ /^"/) text = substr(text, 2, length(text) - 2)
      if (want_key && text ~ /[\/\t]/) fail("a member has an odd name")
      if (want_key) path[depth] = base[depth] "/" text
      else { step(); emit(text) }
    }
    END { if (!failed && depth != 0) fail("it ends too early"); if (failed) exit 1 }'
}

# The value at a path of the flattened manifest.
value() { awk -F '\t' -v path="$1" '$1 == path { print $2; exit }' "$work/manifest.txt"; }

must_match() { # NAME VALUE PATTERN
  grep -qE "^($3)\$" <<<"$2" || refuse "the manifest's $1 is not in the form the format gives it"
}

# A carry file is laid out like the directory; only names that the format knows are taken out of it.
unpack_carry_file() {
  mkdir "$work/carry"
  # From standard input here and below: from a file, tar would look for a compression of its own.
  tar -tf - <"$bundle" >"$work/names" 2>/dev/null || refuse "$bundle is neither a directory nor a tar file"
  grep -xE 'manifest\.p7m|parts/[0-9a-f]{64}\.p7m' "$work/names" >"$work/wanted" ||
    refuse "$bundle holds no bundle"
  [ -z "$(sort "$work/wanted" | uniq -d)" ] || refuse "$bundle names a member twice"
  tar -xf - -C "$work/carry" --no-same-owner --no-same-permissions -T "$work/wanted" <"$bundle" ||
    refuse "$bundle cannot be unpacked"
  bundle=$work/carry
}

is_file() { [ -f "$1" ] && [ ! -L "$1" ]; }

verify_manifest() {
  local manifest=$bundle/manifest.p7m at=() signer
  is_file "$manifest" || refuse "there is no manifest.p7m in the bundle"
  [ "$(size "$manifest")" -le "$manifest_limit" ] || refuse "manifest.p7m is larger than the format allows"
  [ -z "${BATON_AT:-}" ] || at=(-attime "$BATON_AT")
  openssl cms -verify -binary -inform DER -in "$manifest" -CAfile "$root" -no-CApath -no-CAstore "${at[@]}" \
    -signer "$work/signer.pem" -out "$work/manifest.json" 2>"$work/errors" ||
    refuse "the manifest's signature does not hold under this root: $(tail -n 1 "$work/errors")"
  flatten "$work/manifest.json" >"$work/manifest.txt" 2>"$work/errors" ||
    refuse "the manifest is not proper JSON: $(head -n 1 "$work/errors")"
  [ "$(value /baton)" = 1 ] || refuse "the bundle's format is not 1, the only one known here"
  transfer=$(value /transfer) version=$(value /version) from=$(value /from) to=$(value /to)
  must_match transfer "$transfer" '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
  must_match version "$version" '[1-9][0-9]{0,8}'
  must_match from "$from" '[a-z]{2}(-[a-z0-9]+)+'
  must_match to "$to" '[a-z]{2}(-[a-z0-9]+)+'
  signer=$(openssl x509 -in "$work/signer.pem" -noout -subject -nameopt multiline |
    sed -n 's/^ *commonName *= //p')
  [ "$signer" = "$from signing" ] || refuse "the manifest is from $from but signed by '$signer'"
  say "manifest: signed by $from for $to, transfer $transfer, version $version"
  say "delivery: $(digest "$manifest")"
}

# Lists the parts of one compartment in the manifest's order, and checks the presence, size and digest of
# each before any of them is opened.
check_parts() { # INDEX ID
  local number=0 sha256 bytes part
  awk -F '\t' -v prefix="/compartments/$1/parts/" '
    index($1, prefix) == 1 {
      split(substr($1, length(prefix) + 1), rest, "/")
      if (rest[2] == "sha256") sha256[rest[1]] = $2
      if (rest[2] == "bytes") bytes[rest[1]] = $2
      if (rest[1] + 1 > total) total = rest[1] + 1
    }
    END { for (n = 0; n < total; n++) print sha256[n] "\t" bytes[n] }' "$work/manifest.txt" >"$work/parts.$2"
  while IFS=$'\t' read -r sha256 bytes; do
    must_match "part $number of $2" "$sha256" '[0-9a-f]{64}'
    must_match "size of part $number of $2" "$bytes" '[1-9][0-9]{0,9}'
    part=$bundle/parts/$sha256.p7m
    is_file "$part" || refuse "part $number of $2 is missing: parts/$sha256.p7m"
    [ "$bytes" -le "$part_limit" ] || refuse "part $number of $2 is larger than the format allows"
    [ "$(size "$part")" -eq "$bytes" ] || refuse "part $number of $2 has another size than was signed"
    [ "$(digest "$part")" = "$sha256" ] || refuse "part $number of $2 has other bytes than were signed"
    number=$((number + 1))
  done <"$work/parts.$2"
  [ "$number" -gt 0 ] || refuse "$2 has no parts"
}

# Opens one part with the first of the keys that can.
open_part() { # PART
  local one
  for one in "${keys[@]}"; do
    if openssl cms -decrypt -binary -inform DER -in "$1" -inkey "$one" -out "$work/piece" 2>"$work/errors"; then
      return 0
    fi
    rm -f "$work/piece"
  done
  return 1
}

# Opens the parts of one compartment, in order, into one zstd frame.
# Returns 1 when the compartment is not sealed for a key in hand.
open_parts() { # ID
  local number=0 sha256 part
  : >"$work/content.zst"
  while IFS=$'\t' read -r sha256 _; do
    part=$bundle/parts/$sha256.p7m
    # The digest was signed, so a first part that does not open is not damaged: it is sealed for another key.
    if ! open_part "$part"; then
      [ "$number" -gt 0 ] || return 1
      refuse "part $number of $1 does not open: $(tail -n 1 "$work/errors")"
    fi
    cat "$work/piece" >>"$work/content.zst"
    number=$((number + 1))
  done <"$work/parts.$1"
  rm -f "$work/piece"
}

inflate() { # INDEX ID
  local bytes status=()
  bytes=$(value "/compartments/$1/content/bytes")
  must_match "content size of $2" "$bytes" '[1-9][0-9]{0,14}'
  # zstd itself reads one frame after another, and passes over what is marked as skippable.
  if zstd -lv "$work/content.zst" 2>/dev/null | grep -E '^# (Zstandard|Skippable) Frames: ' |
    grep -qvxE '# Zstandard Frames: 1|# Skippable Frames: 0'
  then
    refuse "$2 is more than one zstd frame"
  fi
  set +e +o pipefail
  zstd -dc --no-progress --memory="$window_limit" <"$work/content.zst" 2>"$work/errors" |
    head -c "$((bytes + 1))" >"$work/content.tar"
  status=("${PIPESTATUS[@]}")
  set -e -o pipefail
  [ "$(size "$work/content.tar")" -le "$bytes" ] || refuse "$2 inflates beyond the $bytes octets it declares"
  [ "${status[0]}" -eq 0 ] || refuse "$2 is no zstd frame: $(tail -n 1 "$work/errors")"
  [ "$(size "$work/content.tar")" -eq "$bytes" ] || refuse "$2 is shorter than the $bytes octets it declares"
  rm -f "$work/content.zst"
}

unpack() { # ID
  local names=$work/names
  tar -tf - --quoting-style=literal <"$work/content.tar" >"$names" 2>"$work/errors" ||
    refuse "$1 is no tar archive: $(tail -n 1 "$work/errors")"
  # Into a file first: grep -q ends at its first match, and a tar that is still writing then would fail the whole pipe.
  tar -tvf - --quoting-style=escape <"$work/content.tar" >"$work/listing" 2>"$work/errors" ||
    refuse "$1 is no tar archive: $(tail -n 1 "$work/errors")"
  if grep -qv '^-' "$work/listing"; then
    refuse "$1 holds something other than regular files"
  fi
  if grep -qE '^/|(^|/)\.{0,2}(/|$)|[[:cntrl:]]|\\' "$names"; then refuse "$1 holds an unsafe name"; fi
  if grep -qvxE 'bagit\.txt|bag-info\.txt|manifest-sha256\.txt|tagmanifest-sha256\.txt|data/.+' "$names"; then
    refuse "$1 holds a file that belongs to no bag"
  fi
  [ -z "$(sort "$names" | uniq -d)" ] || refuse "$1 holds a name twice"
  mkdir "$work/bag"
  tar -xf - -C "$work/bag" --no-same-owner --no-same-permissions -k <"$work/content.tar" ||
    refuse "$1 cannot be unpacked"
  rm -f "$work/content.tar"
}

# The names that a BagIt manifest lists, with RFC 8493's percent-encoding undone.
decode_list() { sed -e 's/%25/%/g' "$1"; }
listed() { sed -E 's/^[0-9a-f]{64} [ *]//' "$1" | sort; }

check_list() { # ID LIST: every file it names matches its digest
  grep -qvE '^[0-9a-f]{64}  .' "$work/bag/$2" && refuse "$2 of $1 is not in BagIt's form"
  decode_list "$work/bag/$2" >"$work/list"
  # A compartment in which nothing is said has no payload, and sha256sum takes an empty list for an error.
  [ -s "$work/list" ] || return 0
  (cd "$work/bag" && sha256sum -c --strict --quiet "$work/list") >"$work/errors" 2>&1 ||
    refuse "$1: $(head -n 1 "$work/errors") (listed in $2)"
}

check_bag() { # INDEX ID
  local tag field
  for tag in bagit.txt bag-info.txt manifest-sha256.txt tagmanifest-sha256.txt; do
    [ -f "$work/bag/$tag" ] || refuse "$2 has no $tag"
  done
  [ "$2" != c1 ] || [ -f "$work/bag/data/case.json" ] || refuse "$2 has no data/case.json"
  [ "$(digest "$work/bag/tagmanifest-sha256.txt")" = "$(value "/compartments/$1/content/tagmanifest")" ] ||
    refuse "$2: tagmanifest-sha256.txt is not the one that was signed"
  check_list "$2" tagmanifest-sha256.txt
  [ "$(listed "$work/list")" = "$(printf '%s\n' bag-info.txt bagit.txt manifest-sha256.txt)" ] ||
    refuse "$2: tagmanifest-sha256.txt does not name exactly the bag's three other tag files"
  check_list "$2" manifest-sha256.txt
  grep '^data/' "$work/names" | sort >"$work/payload"
  listed "$work/list" >"$work/listed"
  [ -z "$(comm -3 "$work/payload" "$work/listed")" ] ||
    refuse "$2: manifest-sha256.txt does not name exactly the files in data/"
  for field in "Transfer: $transfer" "Version: $version" "From: $from" "To: $to" "Compartment: $2"; do
    grep -qxF "Baton-$field" "$work/bag/bag-info.txt" ||
      refuse "$2: bag-info.txt disagrees with the manifest (Baton-${field%%:*})"
  done
}

[ $# -eq 4 ] || usage "four arguments are needed, $# came"
bundle=$1 key=$2 root=$3 out=$4
[ -e "$bundle" ] || usage "$bundle is not there"
if [ -d "$key" ]; then keys=("$key"/sealing-*.pem); else keys=("$key"); fi
[ -f "${keys[0]}" ] || usage "the key $key is not there"
[ -f "$root" ] || usage "the root certificate $root is not there"
for tool in openssl tar zstd sha256sum awk sed grep comm; do
  command -v "$tool" >/dev/null || usage "$tool is not installed"
done
if [ -e "$out" ]; then
  [ -d "$out" ] || usage "$out is not a directory"
  [ -z "$(ls -A -- "$out")" ] || refuse "$out is not empty; nothing was written"
else
  mkdir -- "$out"
fi
# Plaintext stays on the disk that was chosen for it.
work=$(mktemp -d -- "$out/.opening.XXXXXX")
work=$(cd -- "$work" && pwd)

[ -d "$bundle" ] || unpack_carry_file
verify_manifest

index=0 opened=0 ids=
while :; do
  id=$(value "/compartments/$index/id")
  [ -n "$id" ] || break
  must_match "compartment" "$id" 'c[1-9][0-9]?'
  case " $ids " in *" $id "*) refuse "the manifest names $id twice" ;; esac
  ids="$ids $id"
  check_parts "$index" "$id"
  index=$((index + 1))
done
[ "$index" -gt 0 ] || refuse "the manifest names no compartment"

index=0
for id in $ids; do
  if open_parts "$id"; then
    inflate "$index" "$id"
    unpack "$id"
    check_bag "$index" "$id"
    mv -- "$work/bag" "$out/$id"
    say "$id: opened and proved, in $out/$id"
    opened=$((opened + 1))
  else
    say "$id: not sealed for this key; skipped (its parts are complete and as signed)"
  fi
  index=$((index + 1))
done
[ "$opened" -gt 0 ] || refuse "no compartment is sealed for this key"
