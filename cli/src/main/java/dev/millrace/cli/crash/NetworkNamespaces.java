package dev.millrace.cli.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Creates Linux network namespaces, one for each process, with a bridge between them. They affect no other network.
/// Requires root and the command `ip`.
final class NetworkNamespaces implements Ground {
    /// RFC 2544 reserves this range for network tests.
    private static final String NETWORK = "198.18.0.";

    private static final int LAST = 254;
    private static final int SECONDS = 20;

    private final String name;
    private final List<String> made = new ArrayList<>();

    NetworkNamespaces() throws IOException, InterruptedException {
        this.name = "mr" + ProcessHandle.current().pid();
        add(hub());
        run("ip", "-n", hub(), "link", "add", "bridge", "type", "bridge");
        run("ip", "-n", hub(), "link", "set", "bridge", "up");
        // This process observes the cluster from outside.
        run("ip", "link", "add", name, "type", "veth", "peer", "name", "outside", "netns", hub());
        run("ip", "-n", hub(), "link", "set", "outside", "master", "bridge", "up");
        run("ip", "address", "add", outside() + "/24", "dev", name);
        run("ip", "link", "set", name, "up");
    }

    /// Returns whether this process may create namespaces.
    static boolean arePossible() throws InterruptedException {
        String probe = "mr-probe-" + ProcessHandle.current().pid();
        try {
            run("ip", "netns", "add", probe);
            run("ip", "netns", "delete", probe);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private String hub() {
        return name + "-hub";
    }

    /// Returns the address of this process within the network.
    String outside() {
        return NETWORK + 1;
    }

    private void add(String namespace) throws IOException, InterruptedException {
        run("ip", "netns", "add", namespace);
        made.add(namespace);
        run("ip", "-n", namespace, "link", "set", "lo", "up");
    }

    @Override
    public Seat seat() throws IOException, InterruptedException {
        int number = made.size() + 1;
        if (number > LAST) throw new IOException("there are no addresses left in " + NETWORK + "0/24");
        String namespace = name + "-" + number;
        add(namespace);
        String end = "to" + number;
        run("ip", "-n", hub(), "link", "add", end, "type", "veth", "peer", "name", "way", "netns", namespace);
        run("ip", "-n", hub(), "link", "set", end, "master", "bridge", "up");
        run("ip", "-n", namespace, "address", "add", NETWORK + number + "/24", "dev", "way");
        run("ip", "-n", namespace, "link", "set", "way", "up");
        return new Seat(List.of("ip", "netns", "exec", namespace), NETWORK + number);
    }

    @Override
    public boolean hasWays() {
        return true;
    }

    @Override
    public void cut(Seat seat, boolean isCut) throws IOException, InterruptedException {
        run("ip", "-n", seat.prefix().getLast(), "link", "set", "way", isCut ? "down" : "up");
    }

    @Override
    public void slow(Seat seat, boolean isSlow) throws IOException, InterruptedException {
        String namespace = seat.prefix().getLast();
        if (isSlow) {
            run(
                    "tc", "-n", namespace, "qdisc", "add", "dev", "way", "root", "tbf", "rate", "256kbit", "burst",
                    "16kbit", "latency", "800ms");
        } else {
            run("tc", "-n", namespace, "qdisc", "delete", "dev", "way", "root");
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " takes too long");
        }
        if (process.exitValue() != 0) throw new IOException(String.join(" ", command) + ": " + printed.strip());
    }

    /// Removes all namespaces. Their processes must have ended.
    @Override
    public void close() throws IOException, InterruptedException {
        run("ip", "link", "delete", name);
        for (String namespace : made) run("ip", "netns", "delete", namespace);
    }
}
