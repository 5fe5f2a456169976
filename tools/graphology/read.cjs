// node read.cjs FILE...: each GraphML or GEXF file as graphology reads it, a JSON line of its nodes and edges.
const fs = require("fs");
const { DirectedGraph } = require("graphology");
const readers = { graphml: require("graphology-graphml"), gexf: require("graphology-gexf") };

for (const file of process.argv.slice(2)) {
  const graph = readers[file.split(".").pop()].parse(DirectedGraph, fs.readFileSync(file, "utf8"));
  const nodes = graph.mapNodes((node, said) => [node, said]);
  const edges = graph.mapEdges((_, said, source, target) => [source, target, said]);
  console.log(JSON.stringify({ nodes, edges }));
}
