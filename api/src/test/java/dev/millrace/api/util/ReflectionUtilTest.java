package dev.millrace.api.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reads type arguments of superclasses.
final class ReflectionUtilTest {
    private static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    private static final class Groups extends HashMap<Integer, List<String>> {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void arguments_of_a_superclass_are_classes() {
        assertThat(ReflectionUtil.<String>getTemplateType1(Names.class)).isEqualTo(String.class);
        assertThat(ReflectionUtil.getSuperTemplateTypes(Groups.class)).containsExactly(Integer.class, List.class);
        assertThat(ReflectionUtil.newInstance(StringBuilder.class)).isEmpty();
    }

    @Test
    void a_missing_argument_is_refused() {
        assertThatThrownBy(() -> ReflectionUtil.getTemplateType(Names.class, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("passes 1 type arguments");
        assertThatThrownBy(() -> ReflectionUtil.newInstance(Integer.class)).hasMessageContaining("java.lang.Integer");
    }
}
