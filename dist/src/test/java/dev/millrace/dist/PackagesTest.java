package dev.millrace.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Installs the Debian package and unpacks the image, each in a root directory of its own, and runs both there. A root
/// directory needs the user root.
final class PackagesTest {
    private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-f]{64})");
    /// What a program of the packages finds in its environment.
    private static final String CLEAN =
            "/usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp MILLRACE_AOT=off ";

    private static final String CLUSTER = """
        set -e
        cd /tmp
        bin=$(dirname "$(readlink -f /usr/bin/millrace)")
        millrace demo --output /tmp/answers
        millrace run /tmp/flink.jar
        export MILLRACE_PID_DIR=/tmp/processes
        "$bin/start-cluster.sh" 2
        trap '"$bin/stop-cluster.sh"' EXIT
        "$bin/flink" run -p 2 "$bin/../examples/word-count.jar"
        """;

    /// Arguments: a directory, the package, a jar of Flink, the script of the cluster, the JDK.
    private static final String DEBIAN = """
        set -e
        export PATH=/usr/sbin:/usr/bin:/sbin:/bin MILLRACE_JAVA_HOME="$4"
        unset JAVA_HOME
        ip link set lo up
        cd "$0"
        mount -t tmpfs tmpfs .
        mkdir up work root
        mount -t overlay overlay -o lowerdir=/,upperdir=up,workdir=work root
        mount --rbind /proc root/proc
        mount --rbind /dev root/dev
        mount -t tmpfs tmpfs root/tmp
        chmod 1777 root/tmp
        cp "$2" root/tmp/flink.jar
        cp "$3" root/tmp/cluster.sh
        cp "$1" root/tmp/one.deb
        chmod 0644 root/tmp/*
        left() { (cd root && find etc usr var opt -path '*millrace*' ! -path 'var/lib/dpkg/*' | sort); }
        inside() { chroot root "$@"; }

        inside dpkg -i --force-depends /tmp/one.deb
        inside setpriv --reuid=millrace --regid=millrace --clear-groups env HOME=/tmp bash /tmp/cluster.sh
        inside setpriv --reuid=millrace --regid=millrace --clear-groups env HOME=/tmp \\
            MILLRACE_JVM_OPTS=-Xlog:class+load millrace version |
            grep -q 'cli.Main source: shared objects file' && echo "the AOT cache of the package is used"
        if command -v systemd-analyze >/dev/null; then
            inside sh -c 'systemd-analyze verify --man=no /lib/systemd/system/millrace-*.service'
            echo "systemd accepts the services"
        fi

        # Runs the command of a service as systemd does: with its variables, as its user, in its directory.
        service() {
            exec chroot root setpriv --reuid=millrace --regid=millrace --clear-groups env HOME=/var/lib/millrace bash -c '
                cd /var/lib/millrace
                set -a; . /etc/default/millrace; set +a
                eval "exec $(sed -n "s/^ExecStart=//p" /lib/systemd/system/millrace-$0.service)"' "$1"
        }
        echo 'millrace.log.file.max-size: 1 kb' >>root/etc/millrace/config.yaml
        shown() { until grep -q "$2" "root/tmp/$1.out"; do kill -0 "$3"; sleep 0.2; done; }
        service coordinator >root/tmp/coordinator.out 2>&1 & coordinator=$!
        shown coordinator 'takes workers at' $coordinator
        service worker >root/tmp/worker.out 2>&1 & worker=$!
        service history-server >root/tmp/history.out 2>&1 & history=$!
        shown history 'http://' $history
        inside setpriv --reuid=millrace --regid=millrace --clear-groups env HOME=/tmp \\
            millrace run -t remote /usr/share/millrace/examples/word-count.jar
        for each in $history $worker $coordinator; do
            kill $each
            status=0; wait $each || status=$?
            echo "a service ended with $status"
        done

        inside ls /var/log/millrace/coordinator /var/log/millrace/history-server

        inside setpriv --reuid=millrace --regid=millrace --clear-groups sh -c \\
            'rm -rf /var/lib/millrace/* /var/log/millrace/*; echo "savepoint of a job" >/var/lib/millrace/savepoint'
        echo '# changed by the user' >>root/etc/millrace/config.yaml

        dpkg-deb --raw-extract root/tmp/one.deb root/tmp/two
        sed -i 's/^Version: .*/Version: 9.9/' root/tmp/two/DEBIAN/control
        dpkg-deb -Zgzip -z1 --build root/tmp/two root/tmp/two.deb
        inside dpkg -i --force-depends /tmp/two.deb
        echo "== upgraded"
        inside dpkg -s millrace
        tail -n 1 root/etc/millrace/config.yaml root/var/lib/millrace/savepoint
        echo "== end"
        inside dpkg -r millrace
        echo "== removed"
        left
        echo "== end"
        inside dpkg -P millrace
        echo "== purged"
        left
        echo "== end"
        """;

    private Path root = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(Sandbox.isRoot(), "a root directory of its own needs the user root");
        root = Files.createTempDirectory("millrace-root");
        Files.createDirectories(root.resolve("tmp"));
    }

    @AfterEach
    void delete() throws Exception {
        Sandbox.check("chmod", "-R", "u+w", root.toString());
        Sandbox.check("rm", "-rf", "--one-file-system", root.toString());
    }

    /// Runs a script with another root directory and a network of its own. The mounts end with the command.
    private String inside(String mounts, String user, String script) throws Exception {
        Path file = Files.writeString(root.resolve("tmp/script.sh"), script);
        Files.copy(Products.wordCountOfFlink(), root.resolve("tmp/flink.jar"), StandardCopyOption.REPLACE_EXISTING);
        Sandbox.check(
                "chmod", "0644", file.toString(), root.resolve("tmp/flink.jar").toString());
        return Sandbox.check(
                "unshare",
                "--mount",
                "--net",
                "bash",
                "-c",
                "set -e; ip link set lo up; cd \"$0\"; mount --rbind /proc proc; mount --rbind /dev dev; " + mounts
                        + " exec chroot --userspec=" + user + " \"$0\" " + CLEAN + "$1 bash /tmp/script.sh",
                root.toString(),
                user.startsWith("10001") ? "MILLRACE_JAVA_HOME=/opt/java" : "MILLRACE_JAVA_HOME=/jdk");
    }

    private static void assertThatAllRan(String printed) {
        assertThat(printed)
                .contains("20,000 ", "(question,1)")
                .contains("The coordinator runs", "1 coordinator stopped", "2 worker stopped");
    }

    private void unpackImage() throws Exception {
        Path layout = Files.createDirectories(root.resolve("layout"));
        Path image = Products.beside("millrace-" + Products.VERSION + "-image.tar");
        Sandbox.check("tar", "-xf", image.toString(), "-C", layout.toString());
        String index = Files.readString(layout.resolve("index.json"));
        List<String> parts =
                digests(Files.readString(blob(layout, digests(index).getFirst())));
        try (Stream<Path> blobs = Files.list(layout.resolve("blobs/sha256"))) {
            for (Path each : blobs.toList()) {
                assertThat(Sandbox.check("sha256sum", each.toString()))
                        .startsWith(each.getFileName().toString());
            }
        }
        for (String layer : parts.subList(1, parts.size())) {
            Sandbox.check("tar", "-xzf", blob(layout, layer).toString(), "-C", root.toString());
        }
        Sandbox.check("rm", "-rf", layout.toString());
    }

    private static Path blob(Path layout, String digest) {
        return layout.resolve("blobs/sha256").resolve(digest);
    }

    private static List<String> digests(String json) {
        return DIGEST.matcher(json).results().map(each -> each.group(1)).toList();
    }

    @Test
    void the_image_runs_the_demo_a_jar_of_flink_and_a_cluster_as_its_own_user() throws Exception {
        unpackImage();
        assertThatAllRan(inside("", "10001:10001", CLUSTER));
    }

    /// Installs, upgrades, removes and purges the package in a copy-on-write view of this machine.
    @Test
    void the_debian_package_leaves_nothing_but_data() throws Exception {
        Path view = Files.createDirectories(root.resolve("tmp/view"));
        Path flink = Files.copy(Products.wordCountOfFlink(), root.resolve("tmp/flink.jar"));
        Path script = Files.writeString(root.resolve("tmp/cluster.sh"), CLUSTER);
        String printed = Sandbox.check(
                "unshare",
                "--mount",
                "--net",
                "bash",
                "-c",
                DEBIAN,
                view.toString(),
                Products.beside("millrace_" + Products.VERSION + "_all.deb").toString(),
                flink.toString(),
                script.toString(),
                System.getProperty("java.home"));
        assertThatAllRan(printed);
        assertThat(printed).contains("AOT cache of the package is used");
        assertThat(printed).contains("coordinator.log.1", "history.log");
        assertThat(printed.lines().filter(line -> line.startsWith("a service ended")))
                .hasSize(3)
                .allMatch(line -> line.endsWith(" 143") || line.endsWith(" 0"));
        assertThat(after("upgraded", printed)).contains("Version: 9.9", "# changed by the user", "savepoint of a job");
        assertThat(after("removed", printed).lines())
                .containsExactlyInAnyOrder(
                        "etc/default/millrace",
                        "etc/millrace",
                        "etc/millrace/config.yaml",
                        "var/lib/millrace",
                        "var/lib/millrace/savepoint",
                        "var/log/millrace");
        assertThat(after("purged", printed).lines())
                .containsExactlyInAnyOrder("var/lib/millrace", "var/lib/millrace/savepoint");
    }

    /// Returns the lines between two headings of the script.
    private static String after(String heading, String printed) {
        Matcher found = Pattern.compile("== " + heading + "\\n(.*?)== end\\n", Pattern.DOTALL)
                .matcher(printed);
        assertThat(found.find()).as(printed).isTrue();
        return found.group(1);
    }
}
