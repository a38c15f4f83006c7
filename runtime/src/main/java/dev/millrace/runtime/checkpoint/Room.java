package dev.millrace.runtime.checkpoint;

import dev.millrace.api.config.MemorySize;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.storage.FullDisk;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How much room there is where checkpoints go, and how much they take. Used by the thread that writes them, but
/// for [#needsLook].
final class Room {
    /// With less than this, a failed write has failed for want of room whatever it says.
    private static final long NOTHING_BYTES = 64 * 1024;

    private static final String FIX = "make room there, set execution.checkpointing.dir to a larger volume, or keep"
            + " fewer checkpoints (execution.checkpointing.num-retained); those that are complete stay as they are";

    private final @Nullable SnapshotPlace root;
    private final long reserveBytes;
    private long wholeBytes;
    private long changeBytes;
    private volatile boolean isTight;

    /// @param root null if only savepoints are taken
    /// @param reserveBytes that no checkpoint may take
    Room(@Nullable SnapshotPlace root, long reserveBytes) {
        this.root = root;
        this.reserveBytes = reserveBytes;
    }

    /// Whether the next checkpoint should not begin before somebody has looked. Any thread.
    boolean needsLook() {
        return root != null && (reserveBytes > 0 || isTight);
    }

    /// A checkpoint was written.
    void took(long bytes, boolean isChange) {
        if (isChange) changeBytes = bytes;
        else wholeBytes = bytes;
        OptionalLong free = free();
        isTight = free.isPresent() && free.getAsLong() < 2 * wholeBytes;
    }

    /// Why the next checkpoint cannot be taken; null if it can.
    ///
    /// @param isChange whether it will be what changed since the last
    @Nullable
    MillraceException refusal(boolean isChange) {
        OptionalLong free = free();
        if (reserveBytes == 0 || free.isEmpty()) return null;
        long need = isChange ? changeBytes : wholeBytes;
        if (free.getAsLong() - need >= reserveBytes) return null;
        return CheckpointFaults.RESERVE
                .what("a checkpoint was not begun, since %s", state(need))
                .why("millrace.snapshots.reserve keeps %s free", text(reserveBytes))
                .fix(FIX);
    }

    /// Whether a write failed for want of room.
    boolean isLackedBy(IOException failed) {
        if (FullDisk.isCauseOf(failed)) return true;
        OptionalLong free = free();
        return free.isPresent() && free.getAsLong() < NOTHING_BYTES;
    }

    /// What is told of that.
    MillraceException lack(SnapshotPlace target, boolean isChange, IOException failed) {
        isTight = true;
        return CheckpointFaults.FULL
                .what("%s could not be written, since %s", target, state(isChange ? changeBytes : wholeBytes))
                .why("%s", failed.getMessage())
                .cause(failed)
                .fix(FIX);
    }

    private String state(long need) {
        OptionalLong free = free();
        String left = free.isEmpty() ? "there is no room" : "only %s are free".formatted(text(free.getAsLong()));
        String last = need == 0 ? "" : ", and the last one of its kind took %s".formatted(text(need));
        return "%s in %s%s".formatted(left, root, last);
    }

    private OptionalLong free() {
        try {
            return root == null ? OptionalLong.empty() : root.free();
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    private static String text(long bytes) {
        return new MemorySize(bytes).toHumanReadableString();
    }
}
