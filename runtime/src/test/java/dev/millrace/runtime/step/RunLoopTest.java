package dev.millrace.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.exchange.Wakeup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunLoopTest {
    private static final int STEPS = 4;

    private final SteeredHost host = new SteeredHost();
    private final RunLoop loop = new RunLoop("tested", host, new DedicatedTasklets());

    /// Hands off its loop inside one of its steps.
    private final class Leaving implements Tasklet {
        private final int leavingStep;
        private int steps;

        Leaving(int leavingStep) {
            this.leavingStep = leavingStep;
        }

        @Override
        public StepResult step() {
            if (++steps == leavingStep) loop.handOff();
            return steps < STEPS ? StepResult.WORKED : StepResult.DONE;
        }

        @Override
        public boolean reveal() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public long nextDeadlineMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public void drivenBy(Wakeup driver) {}
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, STEPS})
    void a_tasklet_that_is_done_is_not_stepped_again(int leavingStep) {
        Leaving tasklet = new Leaving(leavingStep);
        loop.adopt(tasklet);
        loop.close();
        loop.start();
        host.runStarted();
        assertThat(tasklet.steps).isEqualTo(STEPS);
    }
}
