package dev.seaworthy.fuzz;

import dev.seaworthy.image.layers.Budget;
import dev.seaworthy.image.layers.RootBuilder;
import dev.seaworthy.image.layers.Roots;
import dev.seaworthy.image.layers.StreamedRoot;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.testkit.TinyTar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Two layers over each other, and all questions about the root that they make. */
final class TarTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) throws IOException {
        Budget budget = new Budget();
        RootBuilder builder = new RootBuilder(budget);
        for (byte[] layer : Bytewise.split(input, 2)) {
            builder.add(budget.bounding(budget.counting(new ByteArrayInputStream(layer))), true);
        }
        StreamedRoot root = builder.root();
        Roots.facts(root, "fuzz", new Provenance(Provenance.How.READ, "", "fuzz"));
        Walk.through(root);
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        byte[] upper = TinyTar.empty()
                .file("etc/.wh.passwd", "")
                .file("lib/.wh..wh..opq", "")
                .link("a", "b")
                .link("b", "a")
                .file("a/c", "x")
                .hardLink("d", "../../etc/passwd")
                .entry('S', "sparse", "", 0644, new byte[600])
                .entry('L', "././@LongLink", "", 0644, new byte[200])
                .entry('3', "dev/null", "", 0666, new byte[0])
                .bytes();
        byte[] sparse = TinyTar.empty()
                .pax("GNU.sparse.major=1", "GNU.sparse.minor=0", "GNU.sparse.name=s", "GNU.sparse.realsize=4096")
                .file("GNUSparseFile.0/s", "1\n0\n5\n")
                .pax("GNU.sparse.map=0,5,10,5", "GNU.sparse.size=100", "GNU.sparse.numblocks=2", "size=10")
                .file("t", "0123456789")
                .bytes();
        return List.of(
                SampleRoot.small().bytes(), Bytewise.parts(SampleRoot.small().bytes(), upper), upper, sparse);
    }
}
