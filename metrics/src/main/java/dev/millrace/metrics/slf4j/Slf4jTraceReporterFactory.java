package dev.millrace.metrics.slf4j;

import dev.millrace.api.trace.reporter.TraceReporterFactory;
import java.util.Properties;

/// Creates [Slf4jTraceReporter]s.
public final class Slf4jTraceReporterFactory implements TraceReporterFactory {

    public Slf4jTraceReporterFactory() {}

    @Override
    public Slf4jTraceReporter createTraceReporter(Properties properties) {
        return new Slf4jTraceReporter();
    }
}
