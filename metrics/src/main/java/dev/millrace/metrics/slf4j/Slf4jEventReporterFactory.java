package dev.millrace.metrics.slf4j;

import dev.millrace.api.event.reporter.EventReporterFactory;
import java.util.Properties;

/// Creates [Slf4jEventReporter]s.
public final class Slf4jEventReporterFactory implements EventReporterFactory {

    public Slf4jEventReporterFactory() {}

    @Override
    public Slf4jEventReporter createEventReporter(Properties properties) {
        return new Slf4jEventReporter();
    }
}
