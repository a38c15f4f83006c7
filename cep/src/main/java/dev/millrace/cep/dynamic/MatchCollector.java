package dev.millrace.cep.dynamic;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.util.Collector;
import dev.millrace.cep.match.MatchOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Passes the matches of a version to the function of the program.
record MatchCollector<T, R>(VersionMatcher<T> version, DynamicMatchFunction<T, R> function, Collector<R> out)
        implements MatchOutput<Tuple2<Long, T>> {

    @Override
    public void matched(Map<String, List<Tuple2<Long, T>>> events, long timestamp) throws Exception {
        Map<String, List<MatchedEvent<T>>> named = new LinkedHashMap<>();
        events.forEach((name, taken) -> {
            List<MatchedEvent<T>> all = new ArrayList<>();
            for (Tuple2<Long, T> each : taken) all.add(new MatchedEvent<>(each.f0, each.f1));
            named.put(name, all);
        });
        out.collect(function.select(new DynamicMatch<>(version.pattern(), version.version(), timestamp, named)));
    }

    @Override
    public void timedOut(Map<String, List<Tuple2<Long, T>>> events, long timestamp) {
        // A partial match whose time is over is no match.
    }
}
