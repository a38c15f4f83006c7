package dev.millrace.cluster.leader;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.journal.DirectoryEpochs;
import dev.millrace.cluster.journal.Epochs;
import dev.millrace.runtime.step.SerialExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Elects a leader through a directory that all coordinators share. The leader renews a lease. If another coordinator
/// sees the lease unchanged for its whole duration by its own clock, it claims the next epoch.
///
/// **Clocks.** Clocks are never compared, only durations. If a leader is stopped for longer than the lease (a long
/// garbage collection, a suspended machine) or its clock runs slowly, it believes that it leads until it checks again.
/// The journal refuses its records. Its calls carry its epoch, so that receivers can refuse them. If the disk is slower
/// than a quarter of the lease, leaders lose leadership. If that is a problem, use ZooKeeper.
public final class DirectoryLeadership implements Leadership {
    private static final String RELEASED = "released";
    private static final int LOOKS = 4;

    private final Host host;
    private final Disk disk;
    private final Path directory;
    private final Address self;
    private final Duration lease;
    private final Epochs epochs;
    private final SerialExecutor executor;
    private @Nullable LeaderDuties duties;
    private long heartbeat;
    private long renewedNanos;
    private String seen = "";
    private long seenNanos;

    /// @param lease the duration after which a silent leader is replaced
    public DirectoryLeadership(Host host, Path directory, Address self, Duration lease) {
        this.host = host;
        this.disk = host.disk();
        this.directory = directory;
        this.self = self;
        this.lease = lease;
        this.epochs = new DirectoryEpochs(host, directory);
        this.executor = new SerialExecutor("leadership", host, _ -> {});
    }

    @Override
    public void contend(LeaderContender contender) {
        executor.submit(() -> {
            duties = new LeaderDuties(contender);
            seenNanos = host.clock().nanos();
            look(duties);
        });
    }

    private void look(LeaderDuties held) {
        try {
            if (held.isHeld()) renew(held);
            else watch(held);
        } catch (IOException | MillraceException unreachable) {
            // Others cannot take over before the lease ends. The leader stops a little before that.
            boolean isOver = passed(renewedNanos) * LOOKS >= lease.toNanos() * (LOOKS - 1);
            if (held.isHeld() && isOver) held.revoke();
        }
        executor.submitAfter(Math.max(1, lease.toMillis() / LOOKS), () -> look(held));
    }

    private void renew(LeaderDuties held) throws IOException {
        if (epochs.highest().epoch() != held.epoch()) {
            held.revoke();
            return;
        }
        long begun = host.clock().nanos();
        write(held.epoch(), Long.toString(++heartbeat));
        renewedNanos = begun;
    }

    private void watch(LeaderDuties wanted) throws IOException {
        Epochs.Claim claim = epochs.highest();
        String found = claim.epoch() + " " + read(claim.epoch());
        if (!found.equals(seen)) {
            seen = found;
            seenNanos = host.clock().nanos();
        }
        boolean isFree = claim.epoch() == 0 || found.endsWith(RELEASED);
        if (!isFree && passed(seenNanos) < lease.toNanos()) return;
        long next = claim.epoch() + 1;
        long begun = host.clock().nanos();
        if (!epochs.claim(next, self.toString())) return;
        write(next, Long.toString(++heartbeat));
        renewedNanos = begun;
        disk.delete(file(claim.epoch()));
        wanted.grant(next);
    }

    private long passed(long sinceNanos) {
        return host.clock().nanos() - sinceNanos;
    }

    private Path file(long epoch) {
        return directory.resolve("lease-" + epoch);
    }

    private String read(long epoch) throws IOException {
        Path file = file(epoch);
        // A leader may fail between its claim and its first lease.
        if (!disk.exists(file)) return "";
        try (InputStream in = disk.read(file, 0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(long epoch, String text) throws IOException {
        Path written = directory.resolve("renewed-" + epoch);
        try (OutputStream out = disk.create(written)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        disk.move(written, file(epoch));
    }

    @Override
    public Optional<Leader> leader() {
        return LeaderDuties.newest(epochs);
    }

    @Override
    public Epochs epochs() {
        return epochs;
    }

    @Override
    public void close() {
        executor.close(() -> {
            if (duties == null || !duties.isHeld()) return;
            long epoch = duties.epoch();
            // Revokes leadership first, then releases the lease.
            duties.revoke();
            write(epoch, RELEASED);
        });
    }
}
