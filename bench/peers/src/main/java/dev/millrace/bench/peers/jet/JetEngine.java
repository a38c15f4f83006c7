package dev.millrace.bench.peers.jet;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.aggregate.AggregateOperations;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sinks;
import com.hazelcast.jet.pipeline.test.TestSources;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.trial.TrialEngine;
import dev.millrace.bench.trial.Trial;
import dev.millrace.bench.trial.Words;
import org.jspecify.annotations.Nullable;

/// Runs a separate Hazelcast member in this process, with one cooperative thread per subtask. The only
/// configuration is `default`.
public final class JetEngine implements TrialEngine {
    private @Nullable HazelcastInstance member;

    @Override
    public String name() {
        return "jet";
    }

    @Override
    public void run(Task task, String config) {
        TrialEngine.requireDefault(config);
        member().getJet().newJob(JetJobs.pipeline(task)).join();
    }

    @Override
    public void countWords() {
        var pipeline = Pipeline.create();
        pipeline.readFrom(TestSources.items(Words.LINES))
                .flatMap(line -> Traversers.traverseArray(line.split(" ")))
                .groupingKey(word -> word)
                .rollingAggregate(AggregateOperations.counting())
                .map(count -> {
                    Words.report(count.getKey(), count.getValue());
                    return count;
                })
                .writeTo(Sinks.noop());
        member().getJet().newJob(pipeline).join();
    }

    private HazelcastInstance member() {
        var running = member;
        if (running == null) {
            running = Hazelcast.newHazelcastInstance(config());
            member = running;
        }
        return running;
    }

    private static Config config() {
        var config = new Config();
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getJetConfig().setEnabled(true).setCooperativeThreadCount(Trial.PARALLELISM);
        return config;
    }
}
