package dev.millrace.cep;

import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichFunction;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;
import dev.millrace.cep.functions.PatternProcessFunction;
import dev.millrace.cep.functions.TimedOutPartialMatchHandler;
import java.util.List;
import java.util.Map;

/// Makes functions that receive matches out of the functions of `select` and `flatSelect`.
final class SelectAdapters {
    private SelectAdapters() {}

    static <T, R> PatternProcessFunction<T, R> select(PatternSelectFunction<T, R> select) {
        return new Flat<>((match, out) -> out.collect(select.select(match)), select);
    }

    static <T, R> PatternProcessFunction<T, R> flatSelect(PatternFlatSelectFunction<T, R> select) {
        return new Flat<>(select, select);
    }

    static <T, L, R> PatternProcessFunction<T, R> select(
            OutputTag<L> tag, PatternTimeoutFunction<T, L> timeout, PatternSelectFunction<T, R> select) {
        return new Timed<>(
                (match, out) -> out.collect(select.select(match)),
                select,
                tag,
                (match, timestamp, out) -> out.collect(timeout.timeout(match, timestamp)),
                timeout);
    }

    static <T, L, R> PatternProcessFunction<T, R> flatSelect(
            OutputTag<L> tag, PatternFlatTimeoutFunction<T, L> timeout, PatternFlatSelectFunction<T, R> select) {
        return new Timed<>(select, select, tag, timeout, timeout);
    }

    private static class Flat<T, R> extends PatternProcessFunction<T, R> {
        private static final long serialVersionUID = 1L;

        private final PatternFlatSelectFunction<T, R> select;
        private final Object users;

        /// @param users the function of the program, which is opened and closed
        Flat(PatternFlatSelectFunction<T, R> select, Object users) {
            this.select = select;
            this.users = users;
        }

        @Override
        public void open(OpenContext openContext) throws Exception {
            open(users, openContext);
        }

        final void open(Object function, OpenContext openContext) throws Exception {
            if (!(function instanceof RichFunction rich)) return;
            rich.setRuntimeContext(getRuntimeContext());
            rich.open(openContext);
        }

        @Override
        public void close() throws Exception {
            if (users instanceof RichFunction rich) rich.close();
        }

        @Override
        public void processMatch(Map<String, List<T>> match, Context ctx, Collector<R> out) throws Exception {
            select.flatSelect(match, out);
        }
    }

    private static final class Timed<T, L, R> extends Flat<T, R> implements TimedOutPartialMatchHandler<T> {
        private static final long serialVersionUID = 1L;

        private final OutputTag<L> tag;
        private final PatternFlatTimeoutFunction<T, L> timeout;
        private final Object usersTimeout;

        Timed(
                PatternFlatSelectFunction<T, R> select,
                Object users,
                OutputTag<L> tag,
                PatternFlatTimeoutFunction<T, L> timeout,
                Object usersTimeout) {
            super(select, users);
            this.tag = tag;
            this.timeout = timeout;
            this.usersTimeout = usersTimeout;
        }

        @Override
        public void open(OpenContext openContext) throws Exception {
            super.open(openContext);
            open(usersTimeout, openContext);
        }

        @Override
        public void close() throws Exception {
            super.close();
            if (usersTimeout instanceof RichFunction rich) rich.close();
        }

        @Override
        public void processTimedOutMatch(Map<String, List<T>> match, Context ctx) throws Exception {
            timeout.timeout(match, ctx.timestamp(), new SideCollector<>(tag, ctx));
        }
    }

    private record SideCollector<L>(OutputTag<L> tag, PatternProcessFunction.Context context) implements Collector<L> {
        @Override
        public void collect(L value) {
            context.output(tag, value);
        }

        @Override
        public void close() {}
    }
}
