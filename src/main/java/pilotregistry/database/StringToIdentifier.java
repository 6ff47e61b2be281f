package pilotregistry.database;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.data.convert.ReadingConverter;
import pilotregistry.ledger.Identifier;

/// Reads any identifier: a record over one string, by its constructor.
@ReadingConverter
final class StringToIdentifier implements ConditionalGenericConverter {

    private static final ClassValue<MethodHandle> CONSTRUCTORS = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(String.class);
                constructor.setAccessible(true);
                return MethodHandles.lookup().unreflectConstructor(constructor);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(type + " is no record over one string", e);
            }
        }
    };

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return target.getType().isRecord() && Identifier.class.isAssignableFrom(target.getType());
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Identifier.class));
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        if (source == null) {
            return null;
        }
        try {
            return CONSTRUCTORS.get(targetType.getType()).invoke((String) source);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }
}
