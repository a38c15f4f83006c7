package dev.millrace.api.config;

import java.time.Duration;

/// Options of a coordinator.
public class JobManagerOptions {

    /// The address under which workers reach the coordinator.
    public static final ConfigOption<String> ADDRESS = ConfigOptions.key("jobmanager.rpc.address")
            .stringType()
            .noDefaultValue()
            .withDescription("The address under which workers reach the coordinator.");

    /// The port at which the coordinator takes calls of workers.
    public static final ConfigOption<Integer> PORT = ConfigOptions.key("jobmanager.rpc.port")
            .intType()
            .defaultValue(6123)
            .withDescription("The port at which the coordinator takes calls of workers.");

    /// How long a job waits for slots before that counts as a failure.
    public static final ConfigOption<Duration> SLOT_REQUEST_TIMEOUT = ConfigOptions.key("slot.request.timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(5))
            .withDescription("How long a job waits for slots before that counts as a failure.");

    private JobManagerOptions() {}
}
