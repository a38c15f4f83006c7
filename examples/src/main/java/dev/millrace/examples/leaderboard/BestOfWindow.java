package dev.millrace.examples.leaderboard;

import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.util.Collector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Collects the totals of one window, and ranks them when the watermark has passed the end of the window.
///
/// The key is the end of the window. All totals of a window arrive before the watermark at the end of the window.
@SuppressWarnings("NullAway.Init") // open() sets the fields
final class BestOfWindow extends KeyedProcessFunction<Long, Total, Rank> {
    private static final long serialVersionUID = 1L;

    private final int size;
    private transient ListState<Total> totals;

    /// @param size how many players the leaderboard shows
    BestOfWindow(int size) {
        this.size = size;
    }

    @Override
    public void open(OpenContext context) {
        totals = getRuntimeContext().getListState(new ListStateDescriptor<>("totals", Total.class));
    }

    @Override
    public void processElement(Total total, Context context, Collector<Rank> out) throws Exception {
        totals.add(total);
        context.timerService().registerEventTimeTimer(total.windowEnd());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Rank> out) throws Exception {
        Iterable<Total> ofWindow = totals.get();
        if (ofWindow == null) return;
        List<Total> sorted = new ArrayList<>();
        ofWindow.forEach(sorted::add);
        sorted.sort(Total::bestFirst);
        for (int i = 0; i < Math.min(size, sorted.size()); i++) {
            Total total = sorted.get(i);
            out.collect(new Rank(Instant.ofEpochMilli(time), i + 1, total.player(), total.points()));
        }
        totals.clear();
    }
}
