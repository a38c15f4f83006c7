package dev.millrace.flink1;

import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.util.Collector;
import java.util.ArrayList;
import java.util.List;

/// Calls a function with each pair of a key.
final class JoinedPairs<L, R, O> extends Wrapped<FlatJoinFunction<L, R, O>> implements CoGroupFunction<L, R, O> {
    private static final long serialVersionUID = 1L;

    private final boolean isLeftOuter;
    private final boolean isRightOuter;

    /// @param isLeftOuter whether unmatched elements of the left set are paired with null
    /// @param isRightOuter whether unmatched elements of the right set are paired with null
    JoinedPairs(FlatJoinFunction<L, R, O> function, boolean isLeftOuter, boolean isRightOuter) {
        super(function);
        this.isLeftOuter = isLeftOuter;
        this.isRightOuter = isRightOuter;
    }

    @Override
    @SuppressWarnings("NullAway") // the functions of outer joins are called with null
    public void coGroup(Iterable<L> first, Iterable<R> second, Collector<O> out) throws Exception {
        List<R> rights = new ArrayList<>();
        second.forEach(rights::add);
        boolean hasLeft = false;
        for (L left : first) {
            hasLeft = true;
            for (R right : rights) function.join(left, right, out);
            if (rights.isEmpty() && isLeftOuter) function.join(left, null, out);
        }
        if (hasLeft || !isRightOuter) return;
        for (R right : rights) function.join(null, right, out);
    }
}
