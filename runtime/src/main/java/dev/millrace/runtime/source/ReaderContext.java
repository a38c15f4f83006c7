package dev.millrace.runtime.source;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.function.Function;
import dev.millrace.api.metric.SourceReaderMetricGroup;
import dev.millrace.api.process.FunctionHolder;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.type.Copier;
import dev.millrace.api.util.UserCodeClassLoader;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.operator.UserLoader;

/// Provides the context of a source reader.
record ReaderContext(
        OperatorContext operator, Configuration configuration, SourceHome<?> home, SourceReaderMetricGroup metricGroup)
        implements SourceReaderContext, FunctionHolder {

    @Override
    public Configuration getConfiguration() {
        return configuration;
    }

    @Override
    public String getLocalHostName() {
        return "localhost";
    }

    @Override
    public int getIndexOfSubtask() {
        return operator.subtask().index();
    }

    @Override
    public void sendSplitRequest() {
        home.splitRequested(getIndexOfSubtask(), getLocalHostName());
    }

    @Override
    public void sendSourceEventToCoordinator(SourceEvent event) {
        home.eventFromReader(getIndexOfSubtask(), event);
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        return new UserLoader(operator.runtime());
    }

    @Override
    public int currentParallelism() {
        return operator.subtask().parallelism();
    }

    @Override
    public void open(Function function) {
        operator.open(function);
    }

    @Override
    public <T> Copier<T> outputCopier() {
        return operator.outputCopier();
    }

    @Override
    public boolean isCheckpointed() {
        return operator.operatorState().isCheckpointed();
    }
}
