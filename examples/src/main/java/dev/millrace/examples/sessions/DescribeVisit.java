package dev.millrace.examples.sessions;

import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.function.ProcessWindowFunction;

/// Adds the user, which is the key of the window, to the visit.
final class DescribeVisit extends ProcessWindowFunction<Visit, Session, String, TimeWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void process(String user, Context context, Iterable<Visit> visits, Collector<Session> out) {
        for (Visit visit : visits) {
            Click first = visit.first();
            Click last = visit.last();
            if (first == null || last == null) continue;
            out.collect(new Session(user, first.time(), last.time(), visit.clicks(), first.page(), last.page()));
        }
    }
}
