package dev.millrace.api.failure;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;

/// Contains the options for records at which user code fails.
public final class FailureOptions {

    /// Sets what happens to failed records.
    public static final ConfigOption<OnFailure> ON_FAILURE = ConfigOptions.key("millrace.records.on-failure")
            .enumType(OnFailure.class)
            .defaultValue(OnFailure.FAIL)
            .withDescription("What happens to a record at which user code throws. FAIL fails the attempt, SKIP"
                    + " drops the record, ROUTE sends the record to the error stream. A key that ends"
                    + " with a dot and the uid of a step applies to that step only.");

    /// Sets how often a record must fail the job before [#ON_FAILURE] applies.
    public static final ConfigOption<Integer> FAILURES_BEFORE = ConfigOptions.key("millrace.records.failures-before")
            .intType()
            .defaultValue(1)
            .withDescription("The number of times that a record must fail the job at a step before Millrace"
                    + " skips or routes the record. 0 skips or routes at once, without a restart.");

    /// Limits the number of records that a job may skip.
    public static final ConfigOption<Long> SKIPPED_MAX = ConfigOptions.key("millrace.records.skipped-max")
            .longType()
            .defaultValue(1_000L)
            .withDescription("A job that would skip more records than this number fails and does not restart.");

    /// Sets the directory for routed records that no step of the program reads.
    public static final ConfigOption<String> ERROR_DIRECTORY = ConfigOptions.key("millrace.records.error-directory")
            .stringType()
            .noDefaultValue()
            .withDescription("The directory for routed records of steps whose error stream no sink reads. The"
                    + " files hold JSON lines.");

    private FailureOptions() {}

    /// Returns the option that overrides [#ON_FAILURE] for one step.
    ///
    /// @param uid the uid of the step
    public static ConfigOption<OnFailure> onFailure(String uid) {
        return ConfigOptions.key(ON_FAILURE.key() + "." + uid)
                .enumType(OnFailure.class)
                .noDefaultValue()
                .withDescription("What becomes of a record at which this step throws.");
    }
}
