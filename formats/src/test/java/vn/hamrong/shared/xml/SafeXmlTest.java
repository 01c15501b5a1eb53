package vn.hamrong.shared.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeXmlTest {
    private static final XmlBounds BOUNDS = new XmlBounds(1_000_000, 20, 1_000, 8, 100_000);

    @Test
    void readsNamesAttributesAndTextAsTheyWereWritten() throws MalformedXml {
        XmlElement root = read("<a xmlns:d='urn:d'>\n <d:b c='1'> x &amp; <![CDATA[<y>]]>&#13;</d:b>\n</a>");

        assertThat(root.attributes()).containsExactly(new XmlAttribute("xmlns:d", "urn:d"));
        assertThat(root.text()).isEmpty();
        assertThat(root.children().get(0).name()).isEqualTo("d:b");
        assertThat(root.children().get(0).text()).isEqualTo(" x & <y>\r");
    }

    @Test
    void whatIsWrittenReadsBackAsItWas() throws MalformedXml {
        XmlElement root = read("<a b='1&#10;\"&lt;'><c>&lt;&gt;&amp;\t\n&#13; ế 😀</c><d> m <e/> n </d><f>  </f></a>");

        String again = new XmlText().element(root).toString();

        assertThat(read(again)).isEqualTo(root);
        assertThat(new XmlText().element(read(again)).toString()).isEqualTo(again);
    }

    @Test
    void theByteOrderMarkIsNoPartOfTheTextAndTheDeclaredEncodingIsNotBelieved() throws MalformedXml {
        String text = "<?xml version='1.0' encoding='utf-16'?><a>Nguyễn</a>";

        assertThat(read("\uFEFF" + text)).isEqualTo(XmlElement.of("a", "Nguyễn"));
        assertThat(SafeXml.read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), BOUNDS))
                .isEqualTo(XmlElement.of("a", "Nguyễn"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedNeverReplaced() {
        byte[] latin1 = "<a>café</a>".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> SafeXml.read(latin1, BOUNDS))
                .isInstanceOfSatisfying(
                        MalformedXml.class, e -> assertThat(e.refusal()).isEqualTo(XmlRefusal.ENCODING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DOCTYPE|<!DOCTYPE a><a/>",
                "DOCTYPE|<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
                "DOCTYPE|<!DOCTYPE a [<!ENTITY x SYSTEM 'URL'>]><a>&x;</a>",
                "DOCTYPE|<!DOCTYPE a SYSTEM 'URL'><a/>",
                "DOCTYPE|<!DOCTYPE a [<!ENTITY % p SYSTEM 'URL'> %p;]><a/>",
                "DOCTYPE|<!DOCTYPE a PUBLIC '-//x' 'URL' [<!ATTLIST a b CDATA 'c'>]><a/>",
                "INCLUSION|<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='URL'/></a>",
                "INCLUSION|<include xmlns='http://www.w3.org/2001/XInclude' href='URL'/>",
                "SCHEMA_LOCATION|<a xmlns:s='http://www.w3.org/2001/XMLSchema-instance' s:schemaLocation='u URL'/>",
                "SCHEMA_LOCATION|<a xmlns:s='http://www.w3.org/2001/XMLSchema-instance' s:noNamespaceSchemaLocation='URL'/>",
                "INSTRUCTION|<?xml-stylesheet href='URL' type='text/xsl'?><a/>",
                "INSTRUCTION|<a><?php x?></a>",
            })
    void x01WhatCouldFetchOrExpandIsRefusedAndNothingIsFetched(XmlRefusal refusal, String text) throws IOException {
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            trap.setSoTimeout(50);
            String url = "http://127.0.0.1:" + trap.getLocalPort() + "/x";

            assertThatThrownBy(() -> read(text.replace("URL", url)))
                    .isInstanceOfSatisfying(
                            MalformedXml.class, e -> assertThat(e.refusal()).isEqualTo(refusal));

            assertThatThrownBy(trap::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void x01ThePositiveTwinWithoutThemIsRead() throws MalformedXml {
        assertThat(read("<a xmlns:s='http://www.w3.org/2001/XMLSchema-instance'><b s:nil='true'/>&lt;&#65;</a>")
                        .text())
                .isEqualTo("<A");
    }

    @Test
    void anEntityNobodyDeclaredIsRefused() {
        assertThatThrownBy(() -> read("<a>&x;</a>")).isInstanceOf(MalformedXml.class);
    }

    @Test
    void x01BillionLaughsEndsAtOnce() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        bomb.append("]><a>&l29;</a>");

        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(MalformedXml.class));
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_DEEP, 21, 1, 0, 1",
        "TOO_MANY, 1, 1001, 0, 1",
        "TOO_MANY_ATTRIBUTES, 1, 1, 9, 1",
        "TEXT_TOO_LONG, 1, 1, 0, 100001"
    })
    void everyBoundIsKeptAndTheLastAllowedIsRead(XmlRefusal refusal, int depth, int count, int attributes, int text)
            throws MalformedXml {
        assertThatThrownBy(() -> read(xml(depth, count, attributes, text)))
                .isInstanceOfSatisfying(
                        MalformedXml.class, e -> assertThat(e.refusal()).isEqualTo(refusal));

        int d = refusal == XmlRefusal.TOO_DEEP ? depth - 2 : depth;
        int c = refusal == XmlRefusal.TOO_MANY ? count - 3 : count;
        int a = Math.max(0, attributes - 1);
        int t = refusal == XmlRefusal.TEXT_TOO_LONG ? text - 1 : text;
        assertThat(read(xml(d, c, a, t)).count()).isEqualTo(1 + d + c);
    }

    @Test
    void aFileLargerThanItsBoundIsNotLookedAt() {
        assertThatThrownBy(() -> SafeXml.read(new byte[1_000_001], BOUNDS))
                .isInstanceOfSatisfying(
                        MalformedXml.class, e -> assertThat(e.refusal()).isEqualTo(XmlRefusal.TOO_LARGE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "' '",
                "<a>",
                "<a></b>",
                "<a/><b/>",
                "text",
                "<a>&#0;</a>",
                "<a b='1' b='2'/>",
                "<a:b/>",
                "<a"
            })
    void whatIsNoXmlIsRefusedInWords(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        MalformedXml.class,
                        e -> assertThat(e.refusal().vietnamese()).isNotBlank());
    }

    @Test
    void neitherToStringNorRefusalsPrintAValue() {
        XmlElement element = XmlElement.of("HO_TEN", "LÊ VĂN THỬ");

        assertThat(element.toString()).doesNotContain("THỬ");
        assertThat(new XmlAttribute("a", "THỬ").toString()).doesNotContain("THỬ");
        assertThatThrownBy(() -> read("<HO_TEN>LÊ VĂN THỬ</X>"))
                .hasMessageNotContaining("THỬ")
                .hasMessageContaining("line 1");
    }

    @Test
    void aCharacterXmlHasNotIsNotWritten() {
        assertThatThrownBy(() -> new XmlText().leaf("a", "\u0001")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new XmlText().leaf("a", "\uD83D")).isInstanceOf(IllegalArgumentException.class);
    }

    private static XmlElement read(String text) throws MalformedXml {
        return SafeXml.read(text.getBytes(StandardCharsets.UTF_8), BOUNDS);
    }

    /** A root with a chain of {@code depth}, {@code count} leaves, the attributes and the text on the root. */
    private static String xml(int depth, int count, int attributes, int text) {
        StringBuilder xml = new StringBuilder("<a");
        for (int i = 0; i < attributes; i++) {
            xml.append(" x").append(i).append("='1'");
        }
        xml.append('>').append("x".repeat(text));
        xml.append("<b>".repeat(depth)).append("</b>".repeat(depth)).append("<c/>".repeat(count));
        return xml.append("</a>").toString();
    }
}
