package dev.millrace.api.operator;

/// For factories whose operators want to know the time; told before they make one.
public interface ProcessingTimeServiceAware {

    void setProcessingTimeService(ProcessingTimeService processingTimeService);
}
