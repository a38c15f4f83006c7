package dev.millrace.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests which alignment commands deployments receive.
@Timeout(60)
class AlignedSourcesTest {
    private static final String GROUP = "group";
    private static final long NOBODY = Long.MAX_VALUE;

    private final AlignedSources sources = new AlignedSources("job", Host.real());

    @AfterEach
    void close() {
        sources.close();
    }

    /// A deployment and the commands that it receives.
    private final class Told {
        final BlockingQueue<DeploymentCommand> commands = new LinkedBlockingQueue<>();
        final AlignedSources.Member member = sources.join(commands::add);

        Told reaches(long lowest) {
            return reaches(GROUP, lowest);
        }

        Told reaches(String group, long lowest) {
            member.reached(new DeploymentEvent.Reached(group, lowest, 1));
            return this;
        }

        /// Waits until the last command for the group has this value.
        void comesToKnow(long elsewhere) throws Exception {
            comesToKnow(GROUP, elsewhere);
        }

        void comesToKnow(String group, long elsewhere) throws Exception {
            DeploymentCommand wanted = new DeploymentCommand.Align(group, elsewhere);
            DeploymentCommand next;
            do {
                next = commands.poll(30, TimeUnit.SECONDS);
                assertThat(next).as("nothing more came").isNotNull();
            } while (!next.equals(wanted));
        }
    }

    private Told deployment() {
        Told deployment = new Told();
        deployment.member.begin();
        return deployment;
    }

    @Test
    void each_deployment_is_told_how_far_the_slowest_of_the_others_is() throws Exception {
        Told one = deployment().reaches(5);
        Told two = deployment().reaches(9);
        Told three = deployment().reaches(7);
        one.comesToKnow(7);
        two.comesToKnow(5);
        three.comesToKnow(5);
        one.reaches(8);
        two.comesToKnow(7);
        three.comesToKnow(8);
    }

    @Test
    void a_deployment_that_holds_nobody_back_any_more_is_not_waited_for() throws Exception {
        Told one = deployment().reaches(5);
        Told two = deployment().reaches(9);
        two.comesToKnow(5);
        one.reaches(NOBODY);
        two.comesToKnow(NOBODY);
    }

    @Test
    void what_a_deployment_has_reached_is_forgotten_with_it_and_late_events_of_it_too() throws Exception {
        Told one = deployment().reaches(5);
        Told two = deployment().reaches(9);
        two.comesToKnow(5);
        one.member.leave();
        two.comesToKnow(NOBODY);
        one.reaches(1);
        deployment().reaches(8);
        assertThat(two.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new DeploymentCommand.Align(GROUP, 8));
    }

    @Test
    void groups_do_not_wait_for_each_other() throws Exception {
        Told one = deployment().reaches("a", 5).reaches("b", 50);
        Told two = deployment().reaches("b", 90);
        two.comesToKnow("b", 50);
        one.comesToKnow("b", 90);
        two.reaches("a", 7);
        two.comesToKnow("a", 5);
        one.comesToKnow("a", 7);
    }

    @Test
    void a_deployment_is_told_nothing_before_it_takes_commands() throws Exception {
        Told early = new Told();
        early.reaches(NOBODY);
        Told one = deployment().reaches(NOBODY);
        deployment().reaches(5);
        one.comesToKnow(5);
        assertThat(early.commands).isEmpty();
        early.member.begin();
        early.comesToKnow(5);
    }
}
