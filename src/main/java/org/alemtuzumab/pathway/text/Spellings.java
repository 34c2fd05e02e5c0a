package org.alemtuzumab.pathway.text;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.data.convert.ReadingConverter;

/** Reads constants that are {@link Spelled} from stored rows. */
@ReadingConverter
public final class Spellings implements GenericConverter {

    private final Set<ConvertiblePair> kept;

    /** @param kept the enums, or what they all are */
    public Spellings(Collection<Class<?>> kept) {
        this.kept = kept.stream()
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toSet());
    }

    /** For whoever reads rows by himself. */
    public static ConversionService conversion() {
        DefaultConversionService conversion = new DefaultConversionService();
        conversion.addConverter(new Spellings(List.of(Spelled.class)));
        return conversion;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return kept;
    }

    @Override
    public Object convert(Object text, TypeDescriptor from, TypeDescriptor to) {
        return read(to.getType(), (String) text);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object read(Class<?> type, String text) {
        Optional<?> constant = Spelling.read((Class<? extends Enum>) type, text);
        return constant.orElseThrow(
                () -> new IllegalArgumentException("No %s is spelled '%s'".formatted(type.getSimpleName(), text)));
    }
}
