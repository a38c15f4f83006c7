package dev.millrace.format.text;

import dev.millrace.jackson.annotation.JacksonAnnotationsInside;
import dev.millrace.jackson.annotation.JsonAlias;
import dev.millrace.jackson.annotation.JsonProperty;
import dev.millrace.jackson.annotation.JsonTypeInfo;
import dev.millrace.jackson.databind.JavaType;
import dev.millrace.jackson.databind.cfg.MapperConfig;
import dev.millrace.jackson.databind.introspect.Annotated;
import dev.millrace.jackson.databind.introspect.AnnotatedClass;
import dev.millrace.jackson.databind.introspect.AnnotatedField;
import dev.millrace.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the Jackson annotations of a program's classes, of any Jackson version. The mapper of this module is a
/// relocated Jackson, which does not know the program's annotations.
final class ProgramAnnotations extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    protected <A extends Annotation> @Nullable A _findAnnotation(Annotated annotated, Class<A> type) {
        return find(annotated.annotations(), type);
    }

    @Override
    protected boolean _hasAnnotation(Annotated annotated, Class<? extends Annotation> type) {
        return annotated.annotations().anyMatch(each -> TranslatedAnnotation.isOf(each, type));
    }

    @Override
    protected boolean _hasOneOf(Annotated annotated, Class<? extends Annotation>[] types) {
        return Arrays.stream(types).anyMatch(type -> _hasAnnotation(annotated, type));
    }

    @Override
    public boolean isAnnotationBundle(Annotation annotation) {
        return Arrays.stream(annotation.annotationType().getAnnotations())
                .anyMatch(each -> TranslatedAnnotation.isOf(each, JacksonAnnotationsInside.class));
    }

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
        forEachOf(type, values, JsonProperty.class, (at, property) -> {
            if (!property.value().isEmpty()) names[at] = property.value();
        });
        return names;
    }

    @Override
    public void findEnumAliases(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[][] aliases) {
        forEachOf(type, values, JsonAlias.class, (at, alias) -> {
            if (alias.value().length > 0) aliases[at] = alias.value();
        });
    }

    @Override
    public @Nullable JavaType findPolymorphicBaseType(
            MapperConfig<?> config, AnnotatedClass type, JsonTypeInfo.Value info, JavaType base) {
        for (JavaType parent : type.getSuperTypes()) {
            Annotation[] annotations = parent.getRawClass().getAnnotations();
            if (find(Arrays.stream(annotations), JsonTypeInfo.class) != null) return parent;
        }
        return null;
    }

    private interface AnnotatedConstant<A> {
        void take(int index, A annotation);
    }

    private static <A extends Annotation> void forEachOf(
            AnnotatedClass type, Enum<?>[] values, Class<A> annotation, AnnotatedConstant<A> action) {
        for (AnnotatedField field : type.fields()) {
            A found = find(field.annotations(), annotation);
            if (found == null) continue;
            for (int i = 0; i < values.length; i++) {
                if (values[i].name().equals(field.getName())) action.take(i, found);
            }
        }
    }

    private static <A extends Annotation> @Nullable A find(Stream<Annotation> annotations, Class<A> type) {
        return annotations
                .filter(each -> TranslatedAnnotation.isOf(each, type))
                .findFirst()
                .map(each -> TranslatedAnnotation.of(each, type))
                .orElse(null);
    }
}
