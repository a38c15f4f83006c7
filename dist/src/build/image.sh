#!/usr/bin/env bash
# Makes an OCI image layout without a daemon: image.sh INSTALLATION VERSION JDK TARGET. Two layers: the system (a Java
# runtime made by jlink, a shell, and the shared libraries of this machine), and the installation in /opt/millrace.
set -euo pipefail
installation="$1"
version="$2"
jdk="$3"
target="$4"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
created="${SOURCE_DATE:-1970-01-01T00:00:00Z}"
tools=(bash cat chmod cp cut dirname basename env grep head kill ls mkdir mktemp mv nice nohup ps readlink rm rmdir sed seq
    sleep stat tail tr)

system_root() { # $1: the root directory of the layer
    local root="$1" tool path library
    mkdir -p "$root"/{bin,dev,etc,lib,opt,proc,root,sys,tmp,usr/bin,var/lib/millrace,var/log/millrace}
    chmod 1777 "$root/tmp"
    ln -s lib "$root/lib64"
    "$jdk/bin/jlink" --add-modules java.se,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.management,jdk.naming.dns \
        --add-modules jdk.unsupported,jdk.zipfs,jdk.net,jdk.management.agent,jdk.localedata,jdk.charsets,jdk.jcmd \
        --include-locales=en --strip-debug --no-man-pages --no-header-files --generate-cds-archive \
        --output "$root/opt/java" >/dev/null
    for tool in "${tools[@]}"; do
        path="$(command -v "$tool" || true)"
        # Builtins of the shell have no path.
        if [ -x "$path" ]; then cp -L "$path" "$root/bin/"; fi
    done
    ln -s bash "$root/bin/sh"
    ln -s ../../bin/env "$root/usr/bin/env"
    { libraries_of "$root/bin"/* "$root/opt/java/bin/java" "$root/opt/java/lib"/*.so "$root/opt/java/lib"/*/*.so
      for library in libstdc++.so.6 libgcc_s.so.1 libnss_dns.so.2 libnss_files.so.2 libresolv.so.2 librt.so.1; do
          ldconfig -p | awk -v name="$library" '$1 == name && /x86-64|AArch64/ && !found++ { print $NF }'
      done; } | sort -u | while read -r library; do
        if [ ! -e "$root/lib/$(basename "$library")" ]; then cp -L "$library" "$root/lib/"; fi
    done
    printf 'root:x:0:0:root:/root:/bin/sh\nmillrace:x:10001:10001:Millrace:/var/lib/millrace:/bin/sh\n' >"$root/etc/passwd"
    printf 'root:x:0:\nmillrace:x:10001:\n' >"$root/etc/group"
    printf 'hosts: files dns\npasswd: files\ngroup: files\n' >"$root/etc/nsswitch.conf"
}

libraries_of() { # prints the shared libraries of programs, and the loader
    ldd "$@" 2>/dev/null | awk '/=> \// { print $3 } /^[[:space:]]*\/.*ld-/ { print $1 }' || true
}

blob() { # moves a file into the layout; prints its digest and size
    local digest size
    digest="$(sha256sum "$1" | cut -d ' ' -f 1)"
    size="$(stat -c %s "$1")"
    mv "$1" "$target/blobs/sha256/$digest"
    echo "$digest $size"
}

layer() { # $1: directory; packs it, and prints: digest of the tar, digest and size of the compressed tar
    local tarred="$work/layer.tar"
    tar -C "$1" --sort=name --mtime="$created" --owner=0 --group=0 --numeric-owner \
        --exclude=./data --exclude=./var/lib/millrace --exclude=./var/log/millrace -cf "$tarred" .
    local -a owned=()
    local each
    for each in ./data ./var/lib/millrace ./var/log/millrace; do if [ -d "$1/$each" ]; then owned+=("$each"); fi; done
    # The directories of data belong to the user of the image.
    tar -C "$1" --sort=name --mtime="$created" --owner=10001 --group=10001 --numeric-owner \
        -rf "$tarred" "${owned[@]}"
    sha256sum "$tarred" | cut -d ' ' -f 1
    gzip -n -1 "$tarred"
    blob "$tarred.gz"
}

rm -rf "$target"
mkdir -p "$target/blobs/sha256" "$work/system" "$work/millrace/opt"
system_root "$work/system"
cp -a "$installation" "$work/millrace/opt/millrace"
chmod -R u=rwX,go=rX "$work/millrace"
mkdir -p "$work/millrace/data" "$work/millrace/usr/bin" "$work/millrace/var"/{lib,log}/millrace
ln -s /opt/millrace/bin/millrace "$work/millrace/usr/bin/millrace"
{ read -r system_tar; read -r system_digest system_size; } < <(layer "$work/system")
{ read -r own_tar; read -r own_digest own_size; } < <(layer "$work/millrace")

case "$(uname -m)" in x86_64) architecture=amd64 ;; aarch64) architecture=arm64 ;; *) architecture="$(uname -m)" ;; esac
cat >"$work/config.json" <<EOF
{"created":"$created","architecture":"$architecture","os":"linux","config":{"User":"10001:10001",
"Env":["PATH=/usr/bin:/bin:/opt/java/bin","MILLRACE_JAVA_HOME=/opt/java","HOME=/tmp","LANG=C.UTF-8","MILLRACE_AOT=off"],
"Entrypoint":["/opt/millrace/bin/millrace"],"WorkingDir":"/tmp","ExposedPorts":{"8081/tcp":{},"6123/tcp":{}},
"Labels":{"org.opencontainers.image.title":"millrace","org.opencontainers.image.version":"$version",
"org.opencontainers.image.licenses":"Apache-2.0"}},
"rootfs":{"type":"layers","diff_ids":["sha256:$system_tar","sha256:$own_tar"]},
"history":[{"created":"$created","created_by":"system"},{"created":"$created","created_by":"millrace $version"}]}
EOF
read -r config_digest config_size < <(blob "$work/config.json")
cat >"$work/manifest.json" <<EOF
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:$config_digest","size":$config_size},
"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"sha256:$system_digest","size":$system_size},
{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"sha256:$own_digest","size":$own_size}]}
EOF
read -r manifest_digest manifest_size < <(blob "$work/manifest.json")
cat >"$target/index.json" <<EOF
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":
"application/vnd.oci.image.manifest.v1+json","digest":"sha256:$manifest_digest","size":$manifest_size,
"platform":{"architecture":"$architecture","os":"linux"},"annotations":{"org.opencontainers.image.ref.name":"$version"}}]}
EOF
echo '{"imageLayoutVersion":"1.0.0"}' >"$target/oci-layout"
