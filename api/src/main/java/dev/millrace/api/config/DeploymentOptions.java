package dev.millrace.api.config;

import java.util.List;

/// Defines the options of the deployment of a program.
public class DeploymentOptions {

    /// The place where the job runs: local or remote.
    public static final ConfigOption<String> TARGET = ConfigOptions.key("execution.target")
            .stringType()
            .noDefaultValue()
            .withDescription("Where the job runs: local or remote.");

    /// Whether the launcher waits for the job to end.
    public static final ConfigOption<Boolean> ATTACHED = ConfigOptions.key("execution.attached")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether the launcher waits for the job to end.");

    /// Whether the end of a waiting launcher ends the cluster.
    public static final ConfigOption<Boolean> SHUTDOWN_IF_ATTACHED = ConfigOptions.key(
                    "execution.shutdown-on-attached-exit")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether the end of a waiting launcher ends the cluster.");

    /// The classes of listeners that Millrace calls when a job is submitted and when it ends.
    public static final ConfigOption<List<String>> JOB_LISTENERS = ConfigOptions.key("execution.job-listeners")
            .stringType()
            .asList()
            .noDefaultValue()
            .withDescription("The classes of listeners that Millrace calls when a job is submitted and when it ends.");

    /// The factories of listeners that Millrace calls when the status of a job changes.
    public static final ConfigOption<List<String>> JOB_STATUS_CHANGED_LISTENERS = ConfigOptions.key(
                    "execution.job-status-changed-listeners")
            .stringType()
            .asList()
            .noDefaultValue()
            .withDescription("Factories of listeners to changes of status.");

    /// Whether a cluster for one program stops when the program ends.
    public static final ConfigOption<Boolean> SHUTDOWN_ON_APPLICATION_FINISH = ConfigOptions.key(
                    "execution.shutdown-on-application-finish")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether a cluster for one program ends with it.");

    /// Whether a program that fails before submission is shown as a failed job.
    public static final ConfigOption<Boolean> SUBMIT_FAILED_JOB_ON_APPLICATION_ERROR = ConfigOptions.key(
                    "execution.submit-failed-job-on-application-error")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether a program that fails before submission shows up as a failed job.");

    /// Whether programs may set options.
    public static final ConfigOption<Boolean> PROGRAM_CONFIG_ENABLED = ConfigOptions.key(
                    "execution.program-config.enabled")
            .booleanType()
            .defaultValue(true)
            .withDeprecatedKeys("execution.allow-client-job-configurations")
            .withDescription("Whether programs may set options.");

    /// The keys that programs may set even if programs may not set options. An entry may end with an asterisk.
    public static final ConfigOption<List<String>> PROGRAM_CONFIG_WILDCARDS = ConfigOptions.key(
                    "execution.program-config.wildcards")
            .stringType()
            .asList()
            .defaultValues()
            .withDescription("Keys that programs may set all the same; an entry may end with an asterisk.");

    public DeploymentOptions() {}
}
