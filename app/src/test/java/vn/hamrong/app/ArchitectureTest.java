package vn.hamrong.app;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

/** The drawing in docs/architecture.md, as tests. A rule that matches nothing fails. */
@AnalyzeClasses(packages = "vn.hamrong", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DOMAIN = {
        "vn.hamrong.exchange",
        "vn.hamrong.exchange.patients",
        "vn.hamrong.exchange.desk",
        "vn.hamrong.shared",
        "vn.hamrong.shared.access",
        "vn.hamrong.shared.audit",
        "vn.hamrong.shared.outgoing",
        "vn.hamrong.shared.people"
    };

    @ArchTest
    static final ArchRule jobs_do_not_know_each_other = slices().matching("vn.hamrong.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("vn.hamrong.shared.."))
            .ignoreDependency(resideInAPackage("vn.hamrong.app.."), alwaysTrue())
            .ignoreDependency(resideInAPackage("vn.hamrong.simulators.."), alwaysTrue())
            // The FHIR server implements the ports that carry FHIR, which `formats` declares.
            .ignoreDependency(
                    resideInAPackage("vn.hamrong.shared.fhir.."), resideInAPackage("vn.hamrong.exchange.fhir.."))
            .ignoreDependency(
                    resideInAPackage("vn.hamrong.shared.fhir.."), resideInAPackage("vn.hamrong.exchange.patient.."));

    @ArchTest
    static final ArchRule the_domain_knows_only_java = classes()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    Stream.concat(Stream.of("java..", "javax.crypto..", "org.jspecify.."), Stream.of(DOMAIN))
                            .toArray(String[]::new));

    @ArchTest
    static final ArchRule formats_know_no_framework = noClasses()
            .that()
            .resideInAnyPackage(
                    "vn.hamrong.exchange.bhyt..",
                    "vn.hamrong.exchange.fhir..",
                    "vn.hamrong.exchange.hl7..",
                    "vn.hamrong.exchange.hospitals..",
                    "vn.hamrong.exchange.letters..",
                    "vn.hamrong.exchange.patient..",
                    "vn.hamrong.shared.xml..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.camel..",
                    "io.netty..",
                    "java.sql..",
                    "ca.uhn.fhir.rest.client..",
                    "ca.uhn.fhir.rest.server..",
                    "ca.uhn.fhir.jpa..");

    /** what reads XML from outside is made in one place, which knows how to make it harmless. */
    @ArchTest
    static final ArchRule x01_only_safe_xml_makes_xml_factories = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("vn.hamrong.shared.xml.SafeXml")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "(javax\\.xml\\..*Factory|javax\\.xml\\.bind\\..*|jakarta\\.xml\\.bind\\..*|org\\.xml\\.sax\\..*"
                            + "|java\\.beans\\.XMLDecoder|com\\.ctc\\.wstx\\..*|com\\.fasterxml\\.jackson\\.dataformat\\.xml\\..*)");

    @ArchTest
    static final ArchRule technologies_do_not_know_each_other = slices().matching(
                    "vn.hamrong.*.(routes|store|fhir|web)..")
            .namingSlices("$1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("vn.hamrong.exchange.fhir.."));

    @ArchTest
    static final ArchRule camel_stays_in_the_routes = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Routes")
            .and()
            .resideOutsideOfPackages("vn.hamrong..routes.camel..", "vn.hamrong.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule the_time_is_always_handed_in = noClasses()
            .that()
            .resideOutsideOfPackages("vn.hamrong.simulators..", "vn.hamrong.app..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now");

    @ArchTest
    static final ArchRule only_the_unit_of_work_opens_transactions = noClasses()
            .that()
            .resideOutsideOfPackages("vn.hamrong.shared.store..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("TransactionTemplate")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.transaction.annotation.Transactional");
}
