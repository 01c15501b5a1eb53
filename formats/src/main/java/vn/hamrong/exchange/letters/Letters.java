package vn.hamrong.exchange.letters;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import vn.hamrong.exchange.Destination.Letterhead;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.fhir.Hl7ToFhir;
import vn.hamrong.exchange.fhir.Sender;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.shared.FacilityCode;

/**
 * Writes HL7 v2 for one receiver: ORM^O01 for a referral, ORU^R01 for a result, ADT^A04 for a visit, MDM^T02 for a
 * document, DFT^P03 for charges. Pure: the same content gives the same bytes. Before bytes count as written our own
 * reader reads them, and must find the same facts.
 */
public final class Letters {
    private final FacilityCode receiver;
    private final Letterhead head;
    private final Moments moments;

    /** For one system of a hospital. */
    public Letters(FacilityCode receiver, Letterhead head) {
        this.receiver = receiver;
        this.head = head;
        this.moments = new Moments(head.times());
    }

    /** Writes the content for that matter, under that MSH-10. */
    public LetterText write(Matter matter, Payload payload, String controlId) {
        try {
            Form form = Form.of(matter);
            List<SegmentText> lines = new ArrayList<>();
            lines.add(new HeadLines(head, moments).msh(form, payload.at(), controlId));
            lines.addAll(new BodyLines(payload, receiver, head, moments).of(matter));
            String text = lines.stream().map(line -> line + "\r").collect(Collectors.joining());
            return checked(form, payload, encoded(text));
        } catch (Unsayable | IllegalArgumentException cannot) {
            return new LetterText.Unwritable(String.valueOf(cannot.getMessage()));
        }
    }

    private byte[] encoded(String text) {
        return head.decomposed()
                ? Normalizer.normalize(text, Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8)
                : CharacterSets.bytes(text, head.charset());
    }

    private LetterText checked(Form form, Payload payload, byte[] bytes) {
        Optional<Bundle> read = CharacterSets.read(bytes, head.charset())
                .flatMap(text -> Hl7ToFhir.convert(text, new Sender(receiver, Dialect.PLAIN))
                        .match(converted -> Optional.of(converted.bundle()), refused -> Optional.empty()));
        if (read.isEmpty()) {
            return new LetterText.Unwritable("what was written cannot be read back");
        }
        Map<String, List<String>> meant = Facts.of(payload, receiver, moments, form.facts());
        Map<String, List<String>> said = Facts.of(new Payload(read.get()), receiver, moments, form.facts());
        Set<String> differ = form.facts().stream()
                .filter(kind -> !meant.getOrDefault(kind, List.of()).equals(said.getOrDefault(kind, List.of())))
                .collect(Collectors.toCollection(TreeSet::new));
        return differ.isEmpty()
                ? new LetterText.Written(bytes)
                : new LetterText.Unwritable("what was written would be read differently: " + String.join(", ", differ));
    }
}
