package dev.millrace.format.text;

import dev.millrace.jackson.core.JsonGenerator;
import dev.millrace.jackson.core.JsonParser;
import dev.millrace.jackson.databind.BeanDescription;
import dev.millrace.jackson.databind.DeserializationConfig;
import dev.millrace.jackson.databind.DeserializationContext;
import dev.millrace.jackson.databind.JavaType;
import dev.millrace.jackson.databind.SerializationConfig;
import dev.millrace.jackson.databind.SerializationContext;
import dev.millrace.jackson.databind.ValueDeserializer;
import dev.millrace.jackson.databind.ValueSerializer;
import dev.millrace.jackson.databind.deser.Deserializers;
import dev.millrace.jackson.databind.module.SimpleModule;
import dev.millrace.jackson.annotation.JsonFormat;
import dev.millrace.jackson.databind.ser.Serializers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads and writes the `JsonNode` of a program's Jackson 2 or 3, as a value or inside an object.
final class ProgramTrees extends SimpleModule {
    private static final long serialVersionUID = 1L;

    ProgramTrees() {
        super("program-trees");
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new Serializers.Base() {
            @Override
            public @Nullable ValueSerializer<?> findSerializer(
                    SerializationConfig config, JavaType type, BeanDescription.Supplier bean, JsonFormat.Value format) {
                return isTree(type.getRawClass()) ? new Writing() : null;
            }
        });
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable ValueDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
                return isTree(type.getRawClass()) ? new Reading(type.getRawClass()) : null;
            }

            @Override
            public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
                return isTree(type);
            }
        });
    }

    private static boolean isTree(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            String root = TranslatedAnnotation.root(each);
            if (root != null && each.getName().equals(root + "databind.JsonNode")) return true;
        }
        return false;
    }

    /// Writes a tree through its `toString`, which is JSON in each version of Jackson.
    private static final class Writing extends ValueSerializer<Object> {
        @Override
        public void serialize(Object tree, JsonGenerator out, SerializationContext context) {
            out.writeRawValue(tree.toString());
        }
    }

    private static final class Reading extends ValueDeserializer<Object> {
        private final Class<?> type;
        private final ForeignMapper mapper;

        Reading(Class<?> type) {
            this.type = type;
            this.mapper = ForeignMapper.forTree(type);
        }

        @Override
        public @Nullable Object deserialize(JsonParser in, DeserializationContext context) {
            byte[] json = context.readTree(in).toString().getBytes(StandardCharsets.UTF_8);
            return mapper.read(json, type);
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            boolean isAnyTree = type.getSimpleName().equals("JsonNode");
            return isAnyTree ? mapper.read("null".getBytes(StandardCharsets.UTF_8), type) : null;
        }
    }
}
