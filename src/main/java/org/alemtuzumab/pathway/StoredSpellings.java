package org.alemtuzumab.pathway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.evaluation.Outcome;
import org.alemtuzumab.pathway.followup.FollowUpOutcome;
import org.alemtuzumab.pathway.referral.Conclusion;
import org.alemtuzumab.pathway.referral.ReferralAnswer;
import org.alemtuzumab.pathway.text.Spelling;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;

/** Which constants are stored as {@link Spelling} spells them, "handedOn"; any other enum is stored by its name. */
@Configuration(proxyBeanMethods = false)
class StoredSpellings extends AbstractJdbcConfiguration {

    private static final List<Class<? extends Enum<?>>> SPELLED =
            List.of(Outcome.class, FollowUpOutcome.class, Conclusion.class, ReferralAnswer.Step.class);

    @Override
    protected List<?> userConverters() {
        return SPELLED.stream()
                .flatMap(type -> Stream.of(new Read(type), new Write(type)))
                .toList();
    }

    /** Entities are known as their repositories are; no package is searched for them. */
    @Override
    protected Set<Class<?>> getInitialEntitySet() {
        return Set.of();
    }

    @ReadingConverter
    private record Read(Class<? extends Enum<?>> type) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(String.class, type));
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Object convert(Object text, TypeDescriptor from, TypeDescriptor to) {
            return ((Optional<?>) Spelling.read((Class) type, (String) text))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "No stored %s is spelled '%s'".formatted(type.getSimpleName(), text)));
        }
    }

    @WritingConverter
    private record Write(Class<? extends Enum<?>> type) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(type, String.class));
        }

        @Override
        public Object convert(Object constant, TypeDescriptor from, TypeDescriptor to) {
            return Spelling.of((Enum<?>) constant);
        }
    }
}
