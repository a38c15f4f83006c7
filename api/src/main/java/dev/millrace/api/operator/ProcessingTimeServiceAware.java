package dev.millrace.api.operator;

/// Passes the processing-time service to an operator factory before the factory creates an operator.
public interface ProcessingTimeServiceAware {

    /// Sets the processing-time service.
    void setProcessingTimeService(ProcessingTimeService processingTimeService);
}
