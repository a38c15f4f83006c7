package dev.millrace.runtime.checkpoint.restore;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.SnapshotDamage;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides whether a job may start from a checkpoint that is older than one that a sink may have committed. The rule
/// refuses such a start unless a setting allows it, because the sink would write the same records again.
///
/// @param job the job's name
/// @param allowsOlder true if duplicates are accepted
/// @param patienceMillis how long a restart searches for a checkpoint that is missing or damaged
public record RecoveryRule(String job, boolean allowsOlder, long patienceMillis) {
    /// Defines whether duplicates are accepted.
    public static final ConfigOption<Boolean> ALLOW_OLDER = ConfigOptions.key(
                    "millrace.recovery.allow-older-checkpoint")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether a job may restart from an older checkpoint if the newest checkpoint that"
                    + " a sink may have committed is missing or damaged. Sinks then write the records"
                    + " since the older checkpoint again.");

    /// Defines how long a job waits for a checkpoint.
    public static final ConfigOption<Duration> WAIT = ConfigOptions.key("millrace.recovery.wait-for-checkpoint")
            .durationType()
            .defaultValue(Duration.ofSeconds(30))
            .withDescription("The time for which a restart looks for its checkpoint if files of the checkpoint"
                    + " are missing or damaged, for example because a mount is late. Then the job fails.");

    private static final Fault OLDER =
            new Fault(5342, Category.OPERATIONS, "a job would start from a checkpoint that is too old");

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryRule.class);

    /// Reads the rule of a job.
    public static RecoveryRule of(String job, Configuration configuration) {
        return new RecoveryRule(
                job, configuration.get(ALLOW_OLDER), configuration.get(WAIT).toMillis());
    }

    /// Returns whether a failure is a refusal by this rule.
    public static boolean isRefusal(Throwable thrown) {
        return thrown instanceof MillraceException told && told.fault().number() == OLDER.number();
    }

    /// Refuses a start without a required snapshot, or logs a warning if the settings accept duplicates.
    ///
    /// @param required the newest snapshot that a sink may have committed
    /// @param instead what the job would start from
    public void check(CheckpointDirectory.Complete required, String instead) throws IOException {
        check(required.path(), SnapshotDamage.of(required), instead);
    }

    /// Refuses a start without a snapshot whose damage is known, or logs a warning if the settings accept duplicates.
    ///
    /// @param damage the files that are missing or damaged
    public void check(SnapshotPlace required, List<String> damage, String instead) {
        if (!allowsOlder) throw refusal(required, damage, instead);
        LOG.warn(
                "Job '{}' cannot use {} and starts from {}; sinks may write records twice, because {} is" + " true; {}",
                job,
                required,
                instead,
                ALLOW_OLDER.key(),
                damage);
    }

    private MillraceException refusal(SnapshotPlace required, List<String> damage, String instead) {
        String files = damage.isEmpty() ? required + " could not be used" : String.join("; ", damage);
        return OLDER.what("Job '%s' cannot start from %s: %s.", job, required, files)
                .why(
                        "A sink may have committed the output up to this checkpoint. A start from %s would write"
                                + " records twice.",
                        instead)
                .fix(
                        "Restore the files and start the job from %s. To accept duplicates, set %s: true.",
                        required, ALLOW_OLDER.key());
    }
}
