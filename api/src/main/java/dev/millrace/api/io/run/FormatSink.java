package dev.millrace.api.io.run;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.InputTypeConfigurable;
import dev.millrace.api.io.CleanupWhenUnsuccessful;
import dev.millrace.api.io.FinalizeOnMaster;
import dev.millrace.api.io.FirstAttemptInitializationContext;
import dev.millrace.api.io.InitializeOnMaster;
import dev.millrace.api.io.OutputFormat;
import dev.millrace.api.io.format.RichOutputFormat;
import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.process.FunctionHolder;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.TaskInfo;
import dev.millrace.api.sink.AroundJob;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.type.TypeInformation;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes records with an output format.
public final class FormatSink<T> implements Sink<T>, AroundJob, InputTypeConfigurable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FormatSink.class);

    private final OutputFormat<T> format;

    public FormatSink(OutputFormat<T> format) {
        this.format = format;
    }

    /// Passes the type of the records to a format that is [InputTypeConfigurable].
    @Override
    public void setInputType(TypeInformation<?> type, ExecutionConfig executionConfig) {
        if (format instanceof InputTypeConfigurable asking) asking.setInputType(type, executionConfig);
    }

    @Override
    public void beforeJob(int parallelism) throws IOException {
        format.configure(new Configuration());
        if (format instanceof InitializeOnMaster once) once.initializeGlobal(parallelism);
    }

    @Override
    public void afterJob(int parallelism) throws IOException {
        format.configure(new Configuration());
        if (format instanceof FinalizeOnMaster once) once.finalizeGlobal(new FirstAttempts(parallelism));
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        FunctionHolder.of(context).open(new Opening(format));
        return new FormatWriter<>(format);
    }

    /// Describes a job without restarts.
    private record FirstAttempts(int getParallelism) implements FinalizeOnMaster.FinalizationContext {
        @Override
        public int getFinishedAttempt(int subtaskIndex) {
            return 0;
        }
    }

    /// Opens a format in place of a function.
    private static final class Opening extends AbstractRichFunction {
        private static final long serialVersionUID = 1L;

        private final OutputFormat<?> format;

        Opening(OutputFormat<?> format) {
            this.format = format;
        }

        @Override
        public void open(OpenContext openContext) throws Exception {
            TaskInfo task = getRuntimeContext().getTaskInfo();
            if (format instanceof RichOutputFormat<?> rich) rich.setRuntimeContext(getRuntimeContext());
            format.configure(new Configuration());
            format.open(FirstAttemptInitializationContext.of(
                    task.getIndexOfThisSubtask(), task.getNumberOfParallelSubtasks()));
        }
    }

    private static final class FormatWriter<T> implements SinkWriter<T> {
        private final OutputFormat<T> format;

        FormatWriter(OutputFormat<T> format) {
            this.format = format;
        }

        @Override
        public void write(T element, Context context) throws IOException {
            try {
                format.writeRecord(element);
            } catch (Throwable thrown) {
                cleanUp();
                throw thrown;
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() throws Exception {
            try {
                format.close();
            } catch (Throwable thrown) {
                cleanUp();
                throw thrown;
            }
        }

        // A failure of the cleanup is only logged, because the original failure must be reported.
        private void cleanUp() {
            if (!(format instanceof CleanupWhenUnsuccessful removing)) return;
            try {
                removing.tryCleanupOnError();
            } catch (Throwable thrown) {
                LOG.warn(
                        "{} could not delete its unfinished output",
                        format.getClass().getName(),
                        thrown);
            }
        }
    }
}
