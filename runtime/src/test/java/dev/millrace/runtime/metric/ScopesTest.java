package dev.millrace.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.SimpleCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests the names of metrics against the scopes in Flink's documentation.
final class ScopesTest {
    private static final Scopes.Task TASK = new Scopes.Task("shop", "count -> out", "t1", 3, 2);
    private static final Scopes.Operator OPERATOR = new Scopes.Operator(TASK, "count", "o1", Map.of("stage", "late"));

    private static Scopes scopes(String... settings) {
        Configuration configuration = new Configuration();
        configuration.setString("taskmanager.host", "box");
        configuration.setString("taskmanager.resource-id", "tm7");
        for (int i = 0; i < settings.length; i += 2) configuration.setString(settings[i], settings[i + 1]);
        return Scopes.of(configuration, "j1");
    }

    private static String name(Scope scope) {
        return scope.identifier("m", CharacterFilter.NO_OP_FILTER, scope.delimiter());
    }

    private static String kinds(Scope scope) {
        return scope.logical(CharacterFilter.NO_OP_FILTER, ".");
    }

    @Test
    void default_formats_are_flinks() {
        Scopes scopes = scopes();
        assertThat(name(scopes.coordinator())).isEqualTo("box.jobmanager.m");
        assertThat(name(scopes.worker())).isEqualTo("box.taskmanager.tm7.m");
        assertThat(name(scopes.job("shop"))).isEqualTo("box.jobmanager.shop.m");
        assertThat(name(scopes.workersJob("shop"))).isEqualTo("box.taskmanager.tm7.shop.m");
        assertThat(name(scopes.task(TASK))).isEqualTo("box.taskmanager.tm7.shop.count -> out.3.m");
        assertThat(name(scopes.operator(OPERATOR))).isEqualTo("box.taskmanager.tm7.shop.count.3.m");
        assertThat(name(scopes.enumerator("shop", "Source: in", "s1")))
                .isEqualTo("box.jobmanager.shop.Source: in.coordinator.enumerator.m");
    }

    @Test
    void kinds_of_groups_are_flinks() {
        Scopes scopes = scopes();
        assertThat(kinds(scopes.coordinator())).isEqualTo("jobmanager");
        assertThat(kinds(scopes.worker())).isEqualTo("taskmanager");
        assertThat(kinds(scopes.job("shop"))).isEqualTo("jobmanager.job");
        assertThat(kinds(scopes.workersJob("shop"))).isEqualTo("taskmanager.job");
        assertThat(kinds(scopes.task(TASK))).isEqualTo("taskmanager.job.task");
        assertThat(kinds(scopes.operator(OPERATOR))).isEqualTo("taskmanager.job.task.operator");
        assertThat(kinds(scopes.enumerator("shop", "Source: in", "s1")))
                .isEqualTo("jobmanager.job.operator.coordinator.enumerator");
    }

    @Test
    void variables_are_flinks() {
        assertThat(scopes().operator(OPERATOR).variables())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("<host>", "box"),
                        Map.entry("<tm_id>", "tm7"),
                        Map.entry("<job_id>", "j1"),
                        Map.entry("<job_name>", "shop"),
                        Map.entry("<task_id>", "t1"),
                        Map.entry("<task_name>", "count -> out"),
                        Map.entry("<task_attempt_id>", "j1_t1_3_2"),
                        Map.entry("<task_attempt_num>", "2"),
                        Map.entry("<subtask_index>", "3"),
                        Map.entry("<operator_id>", "o1"),
                        Map.entry("<operator_name>", "count"),
                        Map.entry("<stage>", "late")));
    }

    @Test
    void formats_can_be_set_and_may_go_on_where_the_outer_one_ends() {
        Scopes scopes = scopes(
                "metrics.scope.tm", "<host>",
                "metrics.scope.tm-job", "*.<job_id>",
                "metrics.scope.task", "*.<task_id>",
                "metrics.scope.operator", "<operator_name>.constant.<nobody>.<stage>",
                "metrics.scope.delimiter", "-");
        assertThat(name(scopes.task(TASK))).isEqualTo("box-j1-t1-m");
        assertThat(name(scopes.operator(OPERATOR))).isEqualTo("count-constant-<nobody>-late-m");
    }

    @Test
    void groups_of_users_are_below_their_operators() {
        MetricRegistration home = new MetricRegistration(new MetricRegistry(scopes()), _ -> {});
        MetricGroup operator = OperatorGroup.of(OPERATOR, home, new OperatorTraffic(null, null, false));
        MetricGroup deep =
                operator.addGroup("orders").addGroup("kind", "big one").addGroup("deep");
        assertThat(deep.getScopeComponents())
                .containsExactly(
                        "box", "taskmanager", "tm7", "shop", "count", "3", "orders", "kind", "big one", "deep");
        assertThat(deep.getMetricIdentifier("m"))
                .isEqualTo("box.taskmanager.tm7.shop.count.3.orders.kind.big one.deep.m");
        assertThat(deep.getMetricIdentifier(
                        "m.m", each -> each.replace('.', '_').replace(' ', '_')))
                .isEqualTo("box.taskmanager.tm7.shop.count.3.orders.kind.big_one.deep.m_m");
        assertThat(deep.getAllVariables()).containsEntry("<kind>", "big one").containsEntry("<operator_id>", "o1");
        assertThat(((RegisteringMetricGroup) deep).getLogicalScope(each -> each, '_'))
                .isEqualTo("taskmanager_job_task_operator_orders_kind_deep");
    }

    @Test
    void a_task_of_one_operator_hides_none_of_its_metrics() {
        MetricRegistry registry = new MetricRegistry(scopes());
        MetricRegistration home = new MetricRegistration(registry, _ -> {});
        List<String> seen = new ArrayList<>();
        MetricWatcher watcher = new MetricWatcher() {
            @Override
            public void added(Metric metric, String name, Scope scope) {
                seen.add("+" + kinds(scope) + "." + name);
            }

            @Override
            public void removed(Metric metric, String name, Scope scope) {
                seen.add("-" + kinds(scope) + "." + name);
            }
        };
        registry.watch(watcher);
        MetricRegistry part = registry.part();
        Metric ofTask = new SimpleCounter();
        Metric ofOperator = new SimpleCounter();
        Scopes.Task alone = new Scopes.Task("shop", "count", "t1", 0, 0);
        Scope task = registry.scopes().task(alone);
        Scope operator = registry.scopes().operator(new Scopes.Operator(alone, "count", "o1", Map.of()));
        new MetricRegistration(part, _ -> {}).register(task, "m", ofTask);
        new MetricRegistration(part, _ -> {}).register(operator, "m", ofOperator);
        home.register(registry.scopes().job("shop"), "restarts", new SimpleCounter());
        assertThat(registry.find("shop.count.0.m")).containsSame(ofTask);
        part.forget();
        assertThat(registry.find("shop.count.0.m")).isEmpty();
        assertThat(seen)
                .contains(
                        "+taskmanager.job.task.m",
                        "+taskmanager.job.task.operator.m",
                        "-taskmanager.job.task.m",
                        "-taskmanager.job.task.operator.m")
                .doesNotContain("-jobmanager.job.restarts");
        registry.unwatch(watcher);
        assertThat(seen).contains("-jobmanager.job.restarts");
        assertThat(registry.find("shop.restarts")).isPresent();
    }
}
