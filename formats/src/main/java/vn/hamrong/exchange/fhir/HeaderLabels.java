package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;

/**
 * What MSH says of the message itself: labels, language, profiles, and the sender's country; source: the official maps
 * MSH[MessageHeader] and EI[Coding]. Profiles are tags: the v2 profile is not one of FHIR, so {@code meta.profile} would
 * lie.
 */
final class HeaderLabels {
    private HeaderLabels() {}

    static void map(Line msh, MessageHeader header, Draft draft) {
        for (int field : new int[] {8, 26, 27}) {
            msh.all(field)
                    .forEach(label ->
                            label(label, "MessageHeader.meta.security").ifPresent(header.getMeta()::addSecurity));
        }
        msh.all(21).forEach(profile -> profile(profile).ifPresent(header.getMeta()::addTag));
        language(msh.field(19), header);
        country(msh.field(17), header, draft);
    }

    private static Optional<Coding> label(Datum cwe, String to) {
        Optional<Coding> label = Codes.coding(cwe, to);
        label.filter(one -> !one.hasSystem())
                .ifPresent(one -> one.setSystem(Uris.local(cwe.sender().facility(), "security")));
        return label;
    }

    private static Optional<Coding> profile(Datum ei) {
        String to = "MessageHeader.meta.tag";
        if (!Texts.isCode(ei.part(1).peek())) {
            return Optional.empty();
        }
        Datum hd = new Datum(ei.tally(), ei.value().after(1), ei.field());
        Coding tag = new Coding().setSystem(Systems.of(hd, "message-profile", to + ".system"));
        if (ei.part(2).hasText()) {
            tag.setDisplay(ei.part(2).take(to + ".display") + " " + ei.part(1).peek());
        }
        return Optional.of(tag.setCode(ei.part(1).take(to + ".code")));
    }

    /** A language as the web names it, as in {@code vi} and {@code en-US}. */
    private static void language(Datum cwe, MessageHeader header) {
        String code = cwe.part(1).peek();
        boolean plain = code.length() == 2 && isLower(code);
        boolean regional = code.length() == 5 && isLower(code.substring(0, 2)) && code.charAt(2) == '-';
        if (plain || regional) {
            header.setLanguage(cwe.part(1).take("MessageHeader.language"));
        }
    }

    private static boolean isLower(String text) {
        return text.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static void country(Datum country, MessageHeader header, Draft draft) {
        if (!country.hasText()) {
            return;
        }
        String to = "MessageHeader.sender(Organization).address[0].country";
        if (header.hasSender()) {
            draft.target(header.getSender(), header)
                    .filter(Organization.class::isInstance)
                    .map(Organization.class::cast)
                    .filter(sender -> !sender.hasAddress())
                    .ifPresent(sender -> sender.addAddress().setCountry(country.take(to)));
        } else {
            Organization unnamed = new Organization();
            unnamed.addAddress().setCountry(country.take(to));
            header.setSender(Contained.in(header, unnamed));
        }
    }
}
