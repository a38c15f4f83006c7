package dev.millrace.api.sink.legacy;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.InputTypeConfigurable;
import dev.millrace.api.process.FunctionHolder;
import dev.millrace.api.process.RichFunction;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.time.ProcessingTimeService;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.type.TypeInformation;
import org.jspecify.annotations.Nullable;

/// Calls a sink function with each record.
public final class FunctionSink<T> implements Sink<T>, InputTypeConfigurable {
    private static final long serialVersionUID = 1L;

    private final SinkFunction<T> function;

    public FunctionSink(SinkFunction<T> function) {
        this.function = function;
    }

    /// Passes the type of the records to a function that is [InputTypeConfigurable].
    @Override
    public void setInputType(TypeInformation<?> type, ExecutionConfig executionConfig) {
        if (function instanceof InputTypeConfigurable asking) asking.setInputType(type, executionConfig);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        FunctionHolder holder = FunctionHolder.of(context);
        holder.open(function);
        return new FunctionWriter<>(function, context.getProcessingTimeService(), holder.isCheckpointed());
    }

    private static final class FunctionWriter<T> implements SinkWriter<T> {
        private final SinkFunction<T> function;
        private final FunctionContext context;
        private final boolean isCheckpointed;

        FunctionWriter(SinkFunction<T> function, ProcessingTimeService clock, boolean isCheckpointed) {
            this.isCheckpointed = isCheckpointed;
            this.function = function;
            this.context = new FunctionContext(clock);
        }

        @Override
        public void write(T element, Context current) {
            context.current = current;
            try {
                function.invoke(element, context);
            } catch (Exception thrown) {
                throw FunctionWriter.<RuntimeException>asIs(thrown);
            }
        }

        @Override
        public void writeWatermark(Watermark watermark) {
            try {
                function.writeWatermark(watermark);
            } catch (Exception thrown) {
                throw FunctionWriter.<RuntimeException>asIs(thrown);
            }
        }

        @Override
        public void flush(boolean endOfInput) {
            if (!endOfInput) return;
            try {
                function.finish();
                if (!isCheckpointed && function instanceof TwoPhaseCommitSinkFunction<?, ?, ?> committing)
                    committing.commitWithoutCheckpoint();
            } catch (Exception thrown) {
                throw FunctionWriter.<RuntimeException>asIs(thrown);
            }
        }

        @Override
        public void close() throws Exception {
            if (function instanceof RichFunction rich) rich.close();
        }

        /// Functions may throw exceptions that writers may not declare. The exception of the user is thrown unchanged.
        @SuppressWarnings("unchecked")
        private static <E extends Exception> E asIs(Exception thrown) throws E {
            throw (E) thrown;
        }
    }

    private static final class FunctionContext implements SinkFunction.Context {
        private final ProcessingTimeService clock;
        private SinkWriter.@Nullable Context current;

        FunctionContext(ProcessingTimeService clock) {
            this.clock = clock;
        }

        @Override
        public long currentProcessingTime() {
            return clock.getCurrentProcessingTime();
        }

        @Override
        public long currentWatermark() {
            return current().currentWatermark();
        }

        @Override
        public @Nullable Long timestamp() {
            return current().timestamp();
        }

        private SinkWriter.Context current() {
            SinkWriter.Context now = current;
            if (now == null) throw new IllegalStateException("the context is only there during invoke()");
            return now;
        }
    }
}
