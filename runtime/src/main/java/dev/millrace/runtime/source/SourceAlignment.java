package dev.millrace.runtime.source;

import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.time.RelativeClock;
import dev.millrace.api.time.WatermarkAlignmentParams;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.host.Clock;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.operator.PeriodicClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Pauses a source subtask, or single splits of it, while it is ahead of its alignment group. Called by the
/// subtask's thread only.
///
/// The limit is computed at each interval, and again before a pause, so that an old limit does not stop
/// the source.
final class SourceAlignment {

    /// Describes what can be paused.
    ///
    /// @param mayIgnoreSplits true if a reader that cannot pause single splits may continue
    record Held(SourceReader<?, ?> reader, UserFailures failures, boolean mayIgnoreSplits) {}

    private static final class Split {
        private final ActivityClock activity;
        private long watermark = Long.MIN_VALUE;
        private boolean isPaused;

        Split(ActivityClock activity) {
            this.activity = activity;
        }
    }

    private final WatermarkAlignmentParams parameters;
    private final AlignmentGroup group;
    private final AlignmentGroup.Member member;
    private final Held held;
    private final Clock clock;
    private final PeriodicClock updates;
    private final ActivityClock activity;
    private final Map<String, Split> splits = new LinkedHashMap<>();
    private long watermark = Long.MIN_VALUE;
    private long limit = Long.MAX_VALUE;
    private boolean isPaused;
    private boolean isOver;

    /// Creates the alignment of a subtask.
    ///
    /// @param parameters the alignment parameters; without alignment, nothing is ever paused
    /// @param updates calls at the update interval
    /// @param mail runs actions on the subtask's thread, between two records
    SourceAlignment(
            WatermarkAlignmentParams parameters,
            AlignmentGroups groups,
            Held held,
            Clock clock,
            PeriodicClock updates,
            Consumer<Runnable> mail) {
        this.parameters = parameters;
        this.group = parameters.isEnabled() ? groups.group(parameters) : new AlignmentGroup();
        this.member = group.join(() -> mail.accept(this::look));
        this.held = held;
        this.clock = clock;
        this.updates = updates;
        this.activity = new ActivityClock(clock);
        if (!parameters.isEnabled()) return;
        limit = Long.MIN_VALUE;
        updates.next(this::update);
    }

    /// Returns whether the reader must not be polled now.
    boolean isPaused() {
        return isPaused;
    }

    /// Returns a clock that stands still while the source is paused.
    RelativeClock activity() {
        return activity;
    }

    /// Returns a clock that stands still while the split or the source is paused.
    RelativeClock activity(String splitId) {
        return splits.computeIfAbsent(splitId, _ -> new Split(new ActivityClock(clock))).activity;
    }

    /// Notes a new watermark of the subtask.
    void reached(long timestamp) {
        watermark = timestamp;
        member.reached(timestamp);
        if (timestamp > limit) look();
    }

    void idle(boolean isIdle) {
        if (isIdle) member.holdsNobodyBack();
        else if (watermark != Long.MIN_VALUE) member.reached(watermark);
    }

    /// Notes a new watermark of a split.
    void reached(String splitId, long timestamp) {
        Split split = splits.get(splitId);
        if (split == null) return;
        split.watermark = timestamp;
        if (timestamp > limit && !split.isPaused) look();
    }

    void released(String splitId) {
        splits.remove(splitId);
    }

    /// Stops the alignment at the end of the source.
    void stop() {
        isOver = true;
        updates.stop();
        group.leave(member);
        limit = Long.MAX_VALUE;
    }

    private void update() {
        look();
        updates.next(this::update);
    }

    private void look() {
        if (isOver) return;
        long lowest = group.minimum();
        long drift = parameters.getMaxAllowedWatermarkDrift();
        boolean isBound = lowest != Long.MAX_VALUE;
        // If no member counts, the limit is reset. The next watermark, which counts, then computes the
        // limit again.
        limit = isBound ? Math.min(lowest, Long.MAX_VALUE - drift) + drift : Long.MIN_VALUE;
        isPaused = isBound && watermark > limit;
        activity.stop(isPaused);
        alignSplits(isBound);
        for (Split split : splits.values()) split.activity.stop(isPaused || split.isPaused);
    }

    private void alignSplits(boolean isBound) {
        // A reader with one split is paused as a whole.
        boolean mayPause = isBound && splits.size() > 1;
        List<String> pause = new ArrayList<>();
        List<String> resume = new ArrayList<>();
        splits.forEach((id, split) -> {
            boolean isAhead = mayPause && split.watermark > limit;
            if (isAhead != split.isPaused) (isAhead ? pause : resume).add(id);
            split.isPaused = isAhead;
        });
        if (pause.isEmpty() && resume.isEmpty()) return;
        try {
            held.reader.pauseOrResumeSplits(pause, resume);
        } catch (UnsupportedOperationException cannot) {
            if (!held.mayIgnoreSplits || !isAboutSplits(cannot))
                throw held.failures.during(cannot, "while pausing splits");
        } catch (RuntimeException thrown) {
            throw held.failures.during(thrown, "while pausing splits");
        }
    }

    private static boolean isAboutSplits(UnsupportedOperationException cannot) {
        return !(cannot instanceof CodedException told) || told.fault().equals(SourceFaults.NO_SPLIT_ALIGNMENT);
    }
}
