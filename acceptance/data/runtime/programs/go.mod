module example.org/needs

go 1.15
