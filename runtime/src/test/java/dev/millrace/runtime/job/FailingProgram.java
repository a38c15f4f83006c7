package dev.millrace.runtime.job;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.sink.DiscardingSink;
import java.util.concurrent.ExecutionException;

/// A program for a process of its own. Its job fails at the second record and restarts once.
public final class FailingProgram {
    private FailingProgram() {}

    /// @param args `wait` for a program that waits for its job, or `leave` for one that ignores the result
    public static void main(String[] args) throws Exception {
        Configuration configuration = new Configuration();
        configuration.setString("restart-strategy.type", "fixed-delay");
        configuration.setString("restart-strategy.fixed-delay.attempts", "1");
        configuration.setString("restart-strategy.fixed-delay.delay", "10 ms");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        env.fromData(1, 2, 3)
                .map(each -> {
                    if (each == 2) throw new IllegalStateException("the price of 2 is missing");
                    return each;
                })
                .returns(Integer.class)
                .sinkTo(new DiscardingSink<>());
        if (args[0].equals("wait")) {
            env.execute("prices");
            return;
        }
        JobClient client = env.executeAsync("prices");
        try {
            client.getJobExecutionResult().get();
        } catch (ExecutionException ignored) {
            System.out.println("the program ends");
        }
    }
}
