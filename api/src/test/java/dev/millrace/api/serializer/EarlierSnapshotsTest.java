package dev.millrace.api.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.type.Types;
import dev.millrace.api.type.SerializerConfigImpl;
import org.junit.jupiter.api.Test;

/// Tests snapshots of programs of Flink 1.x, in which the old snapshot checks the compatibility of the new serializer.
class EarlierSnapshotsTest {

    private static TypeSerializer<Long> longs() {
        return Types.LONG.createSerializer(new SerializerConfigImpl());
    }

    /// Is compatible with a serializer of the same class.
    private static final class Plain implements TypeSerializerSnapshot<Long> {
        private final boolean isCompatible;

        Plain(boolean isCompatible) {
            this.isCompatible = isCompatible;
        }

        @Override
        public int getCurrentVersion() {
            return 1;
        }

        @Override
        public void writeSnapshot(DataOutputView out) {}

        @Override
        public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader) {}

        @Override
        public TypeSerializer<Long> restoreSerializer() {
            return longs();
        }

        @Override
        public TypeSerializerSchemaCompatibility<Long> resolveSchemaCompatibility(TypeSerializer<Long> newSerializer) {
            assertThat(newSerializer).isEqualTo(longs());
            return isCompatible
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }

    @Test
    void the_old_form_decides() {
        assertThat(new Plain(false).resolveSchemaCompatibility(new Plain(true)).isCompatibleAsIs())
                .isTrue();
        assertThat(new Plain(true).resolveSchemaCompatibility(new Plain(false)).isIncompatible())
                .isTrue();
        assertThatThrownBy(() -> longs().snapshotConfiguration().resolveSchemaCompatibility(longs()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("must override");
    }

    /// Has no nested serializers. The outer snapshot decides about compatibility.
    private static final class Outer extends CompositeTypeSerializerSnapshot<Long, TypeSerializer<Long>> {
        private final OuterSchemaCompatibility answer;

        Outer(OuterSchemaCompatibility answer) {
            super(longs());
            this.answer = answer;
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(TypeSerializer<Long> outerSerializer) {
            return new TypeSerializer<?>[0];
        }

        @Override
        protected TypeSerializer<Long> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return longs();
        }

        @Override
        protected OuterSchemaCompatibility resolveOuterSchemaCompatibility(TypeSerializer<Long> newSerializer) {
            return answer;
        }

        static Outer incompatible() {
            return new Outer(OuterSchemaCompatibility.INCOMPATIBLE);
        }

        static Outer migrating() {
            return new Outer(OuterSchemaCompatibility.COMPATIBLE_AFTER_MIGRATION);
        }
    }

    @Test
    void the_old_outer_form_decides() {
        assertThat(Outer.migrating()
                        .resolveSchemaCompatibility(Outer.incompatible())
                        .isIncompatible())
                .isTrue();
        assertThat(Outer.incompatible()
                        .resolveSchemaCompatibility(Outer.migrating())
                        .isCompatibleAfterMigration())
                .isTrue();
    }
}
