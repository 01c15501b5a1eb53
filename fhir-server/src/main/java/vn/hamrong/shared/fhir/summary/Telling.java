package vn.hamrong.shared.fhir.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The sections in Vietnamese, as tables. Built of nodes: what hospitals wrote is text in them and can be nothing else. */
final class Telling {
    private static final List<String> COLUMNS =
            List.of("Nội dung", "Giá trị, liều dùng", "Trạng thái", "Ngày", "Cách đây", "Nguồn");
    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("active", "đang có"),
            Map.entry("inactive", "không còn"),
            Map.entry("resolved", "đã khỏi"),
            Map.entry("remission", "thuyên giảm"),
            Map.entry("recurrence", "tái phát"),
            Map.entry("relapse", "tái phát"),
            Map.entry("completed", "đã xong"),
            Map.entry("stopped", "đã ngừng"),
            Map.entry("on-hold", "tạm ngừng"),
            Map.entry("draft", "nháp"),
            Map.entry("final", "chính thức"),
            Map.entry("preliminary", "sơ bộ"),
            Map.entry("amended", "đã sửa"),
            Map.entry("corrected", "đã sửa"),
            Map.entry("in-progress", "đang làm"));
    private static final String NOTHING =
            "Không có dữ liệu tại các cơ sở mà người hỏi được phép xem; không có nghĩa là người bệnh không có.";
    private static final String ASKED_AND_NONE = "Đã hỏi và ghi nhận là không có.";
    private static final String CUT = "Chỉ hiện " + Facts.MOST + " mục mới nhất mỗi loại; còn nhiều hơn trong bệnh án.";

    private final Origins origins;
    private final Fact.Names medicines;

    /** {@code referred} finds the resources of the same document. */
    Telling(Origins origins, Map<String, Resource> referred) {
        this.origins = origins;
        this.medicines = reference -> name(reference, referred);
    }

    private static String name(Reference reference, Map<String, Resource> referred) {
        Resource found = referred.get(String.valueOf(reference.getReference()));
        if (found != null) {
            return new Fact(found).name(deeper -> "");
        }
        return reference.hasDisplay() ? reference.getDisplay() : "";
    }

    /** What the record says under this title; empty facts: that it says nothing. */
    Narrative of(List<Resource> resources, boolean cut) {
        List<Fact> facts = resources.stream()
                .map(Fact::new)
                .filter(fact -> !fact.noInformation())
                .toList();
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", XhtmlNode.XMLNS);
        if (facts.isEmpty()) {
            div.addTag("p").addText(NOTHING);
        } else {
            if (facts.stream().allMatch(Fact::noneKnown)) {
                div.addTag("p").addText(ASKED_AND_NONE);
            }
            table(div, facts);
        }
        if (cut) {
            div.addTag("p").addText(CUT);
        }
        return narrative(div);
    }

    /** One paragraph a line. */
    static Narrative paragraphs(List<String> lines) {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", XhtmlNode.XMLNS);
        lines.forEach(line -> div.addTag("p").addText(line));
        return narrative(div);
    }

    private static Narrative narrative(XhtmlNode div) {
        Narrative text = new Narrative();
        text.setStatus(NarrativeStatus.GENERATED).setDiv(div);
        return text;
    }

    private void table(XhtmlNode div, List<Fact> facts) {
        XhtmlNode table = div.addTag("table");
        XhtmlNode head = table.addTag("thead").addTag("tr");
        COLUMNS.forEach(column -> head.addTag("th").addText(column));
        XhtmlNode body = table.addTag("tbody");
        List<Fact> newestFirst = new ArrayList<>(facts);
        newestFirst.sort(Comparator.comparing(Telling::time).reversed());
        for (Fact fact : newestFirst) {
            XhtmlNode row = body.addTag("tr");
            row.setAttribute("id", id(fact.resource()));
            cells(fact).forEach(words -> row.addTag("td").addText(words));
        }
    }

    /** What HAPI's narrative links point to. */
    static String id(Resource resource) {
        return resource.fhirType() + "-" + resource.getIdElement().getIdPart();
    }

    private static Instant time(Fact fact) {
        return fact.when().map(date -> date.getValue().toInstant()).orElse(Instant.EPOCH);
    }

    private List<String> cells(Fact fact) {
        Optional<BaseDateTimeType> when = fact.when();
        String status = fact.status();
        return List.of(
                fact.name(medicines),
                fact.value(),
                STATES.getOrDefault(status, status),
                when.map(Origins::day).orElse("không ghi"),
                when.map(origins::age).orElse(""),
                origins.name(fact.resource()));
    }
}
