package dev.millrace.processor.read;

import dev.millrace.api.process.DefaultOpenContext;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.Window;
import dev.millrace.processor.function.WindowReaderFunction;
import dev.millrace.processor.savepoint.Savepoint;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.window.build.WindowStateReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Passes windows to a function, which is opened for each range, or emits their content.
public final class WindowReading<IN, OUT, K, W extends Window> implements RangeReading<OUT> {
    private static final long serialVersionUID = 1L;

    private final OperatorAddress place;
    private final Windows<W> windows;
    private final WindowStateReader.Holding holding;
    private final @Nullable WindowReaderFunction<IN, OUT, K, W> function;
    private final TypeInformation<K> keyType;

    /// Describes which windows are read.
    ///
    /// @param isEvicting whether the windows have an evictor
    public record Windows<W extends Window>(TypeSerializer<W> serializer, boolean isEvicting)
            implements java.io.Serializable {
        private static final long serialVersionUID = 1L;
    }

    /// @param function null to emit the content of windows
    public WindowReading(
            OperatorAddress place,
            Windows<W> windows,
            WindowStateReader.Holding holding,
            @Nullable WindowReaderFunction<IN, OUT, K, W> function,
            TypeInformation<K> keyType) {
        this.place = place;
        this.windows = windows;
        this.holding = holding;
        this.function = function;
        this.keyType = keyType;
    }

    @Override
    public void read(Savepoint savepoint, Range range, OperatorContext context, Collector<OUT> out) throws Exception {
        OperatorContext own = RangeStates.of(savepoint, place, range, keyType, context);
        WindowStateReader<W> kept = new WindowStateReader<>(
                own, holding, windows.isEvicting(), windows.serializer().duplicate());
        WindowReaderFunction<IN, OUT, K, W> original = function;
        if (original == null) {
            kept.forEach((_, _, contents) -> emit(contents, out));
            return;
        }
        WindowReaderFunction<IN, OUT, K, W> copy = own.functions().copy(original);
        copy.setRuntimeContext(own.runtime());
        copy.open(DefaultOpenContext.INSTANCE);
        try {
            kept.forEach((key, window, contents) -> show(copy, key, new Shown<>(kept, window), contents, out));
        } finally {
            copy.close();
        }
    }

    @SuppressWarnings("unchecked")
    private void emit(Iterable<Object> contents, Collector<OUT> out) {
        for (Object each : contents) out.collect((OUT) each);
    }

    @SuppressWarnings("unchecked")
    private void show(
            WindowReaderFunction<IN, OUT, K, W> copy,
            Object key,
            Shown<W> shown,
            Iterable<Object> contents,
            Collector<OUT> out)
            throws Exception {
        copy.readWindow((K) key, shown, (Iterable<IN>) (Iterable<?>) contents, out);
    }

    /// Implements the context of a window.
    private static final class Shown<W extends Window> implements WindowReaderFunction.Context<W> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // Flink declares contexts serializable, but nobody serializes them
        private final WindowStateReader<W> kept;

        @SuppressWarnings("serial")
        private final W window;

        Shown(WindowStateReader<W> kept, W window) {
            this.kept = kept;
            this.window = window;
        }

        @Override
        public W window() {
            return window;
        }

        @Override
        public <S extends State> S triggerState(StateDescriptor<S, ?> descriptor) {
            return kept.ofTrigger(descriptor, window);
        }

        @Override
        public KeyedStateStore windowState() {
            return kept.in(window);
        }

        @Override
        public KeyedStateStore globalState() {
            return kept.global();
        }

        @Override
        public Set<Long> registeredEventTimeTimers() {
            return kept.timers(window, TimeDomain.EVENT_TIME);
        }

        @Override
        public Set<Long> registeredProcessingTimeTimers() {
            return kept.timers(window, TimeDomain.PROCESSING_TIME);
        }
    }
}
