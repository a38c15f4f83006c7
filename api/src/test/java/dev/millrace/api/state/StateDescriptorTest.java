package dev.millrace.api.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.InstantiationUtil;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StateDescriptorTest {

    @Test
    void the_serializer_is_made_once_the_job_is_known() {
        ValueStateDescriptor<Long> sum = new ValueStateDescriptor<>("sum", Long.class);
        assertThat(sum.isSerializerInitialized()).isFalse();
        assertThatThrownBy(sum::getSerializer)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'sum'");
        sum.initializeSerializerUnlessSet(new ExecutionConfig());
        assertThat(sum.isSerializerInitialized()).isTrue();
        assertThat(sum.getSerializer().copy(5L)).isEqualTo(5L);
    }

    @Test
    void a_default_is_shipped_with_its_descriptor() throws Exception {
        ValueStateDescriptor<String> last = new ValueStateDescriptor<>("last", Types.STRING, "none");
        ValueStateDescriptor<String> shipped = InstantiationUtil.clone(last);
        assertThat(shipped.getDefaultValue()).isEqualTo("none");
        assertThat(InstantiationUtil.clone(new ValueStateDescriptor<>("x", Types.STRING))
                        .getDefaultValue())
                .isNull();
    }

    @Test
    void kind_and_name_make_descriptors_equal() {
        assertThat(new ValueStateDescriptor<>("a", Long.class))
                .isEqualTo(new ValueStateDescriptor<>("a", String.class));
        assertThat(new ValueStateDescriptor<>("a", Long.class))
                .isNotEqualTo(new ValueStateDescriptor<>("b", Long.class))
                .isNotEqualTo(new ListStateDescriptor<>("a", Long.class));
    }

    @Test
    void lists_and_maps_know_the_serializers_of_their_parts() {
        ListStateDescriptor<Long> list = new ListStateDescriptor<>("list", Long.class);
        list.initializeSerializerUnlessSet(new ExecutionConfig());
        assertThat(list.getElementSerializer().copy(1L)).isEqualTo(1L);
        MapStateDescriptor<String, Long> map = new MapStateDescriptor<>("map", String.class, Long.class);
        map.initializeSerializerUnlessSet(new ExecutionConfig());
        assertThat(map.getKeySerializer().copy("k")).isEqualTo("k");
        assertThat(map.getValueSerializer().copy(2L)).isEqualTo(2L);
        assertThat(map.getType()).isEqualTo(StateDescriptor.Type.MAP);
    }

    @Test
    void reducing_state_needs_its_function() throws Exception {
        ReducingStateDescriptor<Long> sum = new ReducingStateDescriptor<>("sum", Long::sum, Long.class);
        assertThat(InstantiationUtil.clone(sum).getReduceFunction().reduce(2L, 3L))
                .isEqualTo(5L);
    }

    @Test
    void what_expires_cannot_be_queryable() {
        ValueStateDescriptor<Long> sum = new ValueStateDescriptor<>("sum", Long.class);
        sum.setQueryable("sums");
        StateTtlConfig hour = StateTtlConfig.newBuilder(Duration.ofHours(1)).build();
        assertThatThrownBy(() -> sum.enableTimeToLive(hour)).isInstanceOf(IllegalArgumentException.class);
        ValueStateDescriptor<Long> other = new ValueStateDescriptor<>("other", Long.class);
        other.enableTimeToLive(hour);
        assertThat(other.getTtlConfig()).isSameAs(hour);
        assertThatThrownBy(() -> other.setQueryable("others")).isInstanceOf(IllegalArgumentException.class);
    }
}
